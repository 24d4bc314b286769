using Evaluation.Notifications.KnowCohorts;
using Evaluation.Notifications.ManageHolidays;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.PlanMails;

/// <summary>Puts claimed escalations into mails: one a day for an agency's training unit.</summary>
internal static class PlanEscalations
{
    public static async Task RunAsync(UnitOfWork work, Guid owner, IReadOnlyList<Escalation> escalations)
    {
        var hours = await HolidayRows.HoursAsync(work);
        var cohorts = await CohortRows.OfAsync(work, escalations.Select(escalation => escalation.CohortId));
        var agencies = escalations.Where(escalation => cohorts.ContainsKey(escalation.CohortId)).GroupBy(escalation => cohorts[escalation.CohortId].Agency).ToList();
        var places = await MailPlaces.OfAsync(work, hours, Purpose.Escalation, agencies.Select(agency => agency.Key));
        foreach (var agency in agencies)
        {
            var zone = cohorts[agency.First().CohortId].TimeZone;
            var mail = places.MailFor(Purpose.Escalation, agency.Key, places.DueFor(Purpose.Escalation, agency.Key, zone), zone);
            foreach (var escalation in agency)
                await work.ExecuteAsync(
                    "UPDATE escalations SET state = @planned, mail_id = @mail WHERE id = @Id AND owner = @owner AND state = @waiting",
                    new { planned = MailState.Planned, mail, escalation.Id, owner, waiting = MailState.Waiting });
        }
        await places.SaveAsync();
    }
}
