using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Calendars;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.ShowCalendar;

/// <summary>All follow-ups that the caller may see within some days, as JSON and for calendar programs.</summary>
internal static class CalendarEndpoints
{
    private const int Before = 31, After = 366, LongestRange = 3 * 366;

    public static void MapShowCalendar(this RouteGroupBuilder level)
    {
        level.MapGet("/calendar", JsonAsync).WithSummary("Follow-ups that are open within the days from and to, by opening day").ProducesProblem(422);
        level.MapGet("/calendar.ics", IcsAsync).WithSummary("The same for calendar programs (RFC 5545)").Produces<string>(200, "text/calendar").ProducesProblem(422);
    }

    private static async Task<Results<Ok<CalendarDocument>, ProblemHttpResult>> JsonAsync(
        DateOnly? from, DateOnly? to, string? agency, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var range = RangeOf(services, from, to);
        return range.IsWrong ? ApiProblem.Input(context, [Range]) : TypedResults.Ok(new CalendarDocument(range.From, range.To, await ReadAsync(services, context, range, agency, cancellation)));
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> IcsAsync(
        DateOnly? from, DateOnly? to, string? agency, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var range = RangeOf(services, from, to);
        if (range.IsWrong) return ApiProblem.Input(context, [Range]);
        var isEnglish = Sentence.PrefersEnglish(context.Request.Headers.AcceptLanguage);
        var events = (await ReadAsync(services, context, range, agency, cancellation)).Select(item => new IcsEvent(
            $"{item.CohortId:D}-{item.FollowUp.Months}@evaluation", item.FollowUp.OpensOn, item.FollowUp.ClosesOn,
            isEnglish ? $"Follow-up at {item.FollowUp.Months} months: {item.Name}" : $"Tindak lanjut {item.FollowUp.Months} bulan: {item.Name}",
            $"{item.Cohort}\n{item.Programme}\n{item.AgencyName}", item.FollowUp.Version, item.FollowUp.State == "cancelled"));
        return TypedResults.Text(IcsCalendar.Write(isEnglish ? "Follow-ups" : "Tindak lanjut", events, services.Database.Clock.GetUtcNow()), IcsCalendar.ContentType);
    }

    private static async Task<IReadOnlyList<CalendarItem>> ReadAsync(LevelServices<BehaviourSums> services, HttpContext context, Days range, string? agency, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        // Another agency's calendar is empty, as one that does not exist.
        if (agency is not null && !caller.Sees(agency)) return [];
        return await services.Database.ReadAsync(async session =>
        {
            var waves = await session.QueryAsync<FollowUp>(
                """
                SELECT f.cohort_id, f.months, f.opens_on, f.closes_on, f.window_days, f.state, f.cancelled_by, f.is_added, f.is_moved, f.changed_by, f.reason, f.version
                FROM follow_ups f INNER JOIN cohorts c ON c.id = f.cohort_id
                WHERE c.removed = 0 AND f.opens_on <= @To AND f.closes_on >= @From AND (@agency IS NULL OR c.agency = @agency) AND (f.cancelled_by IS NULL OR f.cancelled_by <> 'dropped')
                ORDER BY f.opens_on, f.cohort_id, f.months
                """,
                new { range.From, range.To, agency = agency ?? (caller.Role == Roles.Admin ? null : caller.Agency) });
            var cohorts = new Dictionary<Guid, CohortPlanned>();
            foreach (var cohort in waves.Select(wave => wave.CohortId).Distinct())
                cohorts[cohort] = WireFormat.Read<CohortPlanned>(await session.ValueAsync<string>("SELECT planned FROM cohorts WHERE id = @cohort", new { cohort }));
            return (IReadOnlyList<CalendarItem>)[.. waves.Select(wave => CalendarItem.Of(cohorts[wave.CohortId], wave))];
        }, cancellation);
    }

    private static Days RangeOf(LevelServices<BehaviourSums> services, DateOnly? from, DateOnly? to)
    {
        var today = DateOnly.FromDateTime(services.Database.Clock.GetUtcNow().UtcDateTime);
        var start = from ?? today;
        // Whoever asks for the end of time is told that nothing is planned then.
        return new(from ?? today.AddDays(-Before), to ?? (start > DateOnly.MaxValue.AddDays(-After) ? DateOnly.MaxValue : start.AddDays(After)));
    }

    private static InputProblem Range { get; } = new("to", "range", new(
        "to harus sama dengan atau sesudah from, paling lama tiga tahun.", "to has to be from or later, within three years."));

    private readonly record struct Days(DateOnly From, DateOnly To)
    {
        public bool IsWrong => To < From || To.DayNumber - From.DayNumber > LongestRange;
    }
}

internal sealed record CalendarDocument(DateOnly From, DateOnly To, IReadOnlyList<CalendarItem> Items);

internal sealed record CalendarItem(Guid CohortId, string Cohort, string Name, string Programme, string Agency, string AgencyName, FollowUpView FollowUp)
{
    public static CalendarItem Of(CohortPlanned cohort, FollowUp wave) => new(
        cohort.CohortId, cohort.Definition.Code, cohort.Definition.Name, cohort.Definition.Programme.Name, cohort.Definition.Agency.Code, cohort.Definition.Agency.Name, FollowUpView.Of(wave));
}
