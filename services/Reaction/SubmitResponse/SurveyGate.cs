using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Writing;
using Evaluation.Reaction.RunSurveys;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Reaction.SubmitResponse;

/// <summary>Respondents answer for themselves, once, while the survey is open. In an anonymous one the right is used up, and nothing else is kept of who used it.</summary>
internal static class SurveyGate
{
    public static bool IsOwn(Caller caller, StoredAnswer answer) => Guid.TryParse(answer.Subject, out var respondent) && caller.Is(respondent);

    public static async Task<SubmissionOutcome?> RefuseAsync(UnitOfWork work, CohortSheet<ReactionSums> sheet, Caller caller, CheckedAnswer answer)
    {
        if (caller.Members is not { } members) return null;
        var own = members.Where(member => sheet.Roster.Find(member) is not null).ToList();
        if (own.Count == 0) return new SubmissionOutcome.NotFound();
        if (sheet.Plan.Reaction is not { } plan) return null;
        var isAnonymous = plan.Identity == IdentityMode.Anonymous;
        if (!isAnonymous && answer.Claimed is { } key && (!Guid.TryParse(key.Subject, out var respondent) || !caller.Is(respondent))) return new SubmissionOutcome.NotFound();
        var closesOn = sheet.Planned.Definition.EndsOn.AddDays(plan.ClosesAfterDays);
        var today = CohortCalendar.DateIn(sheet.Planned.Definition.TimeZone, work.Now);
        if (today < sheet.Planned.Definition.EndsOn) return NotOpen(sheet.Planned.Definition.EndsOn);
        if (today > closesOn) return Closed(closesOn);
        if (!isAnonymous) return null;
        if ((await AskedPersons.AnsweredAsync(work, sheet.Planned, own)).Count > 0) return new SubmissionOutcome.Duplicate();
        return answer.Content is ReactionResponse response && MemberOf(sheet, caller, response.Group) is null ? NotAsked : null;
    }

    /// <summary>Marks the right as used, or drops the draft. The mark shares its transaction with the answer, and nothing else.</summary>
    public static async Task<string> AnsweredAsync(UnitOfWork work, CohortSheet<ReactionSums> sheet, Caller caller, StoredAnswer answer)
    {
        if (sheet.Plan.Reaction?.Identity != IdentityMode.Anonymous)
        {
            // Only who answers for themselves has a draft; what is entered for others by the hundred need not look for one.
            if (caller.Members is not null) await Drafts.DeleteAsync(work, Guid.Parse(answer.Subject));
            var today = CohortCalendar.DateIn(sheet.Planned.Definition.TimeZone, work.Now);
            return today < sheet.Planned.Definition.EndsOn ? "early" : today > sheet.Planned.Definition.EndsOn.AddDays(sheet.Plan.Reaction!.ClosesAfterDays) ? "late" : "";
        }
        if (MemberOf(sheet, caller, answer.Read<ReactionResponse>().Group) is { } member)
            await work.ExecuteAsync("INSERT INTO used_rights (cohort_id, member) VALUES (@CohortId, @member)", new { sheet.CohortId, member });
        return "";
    }

    /// <summary>The caller as a person of this group; null for those who answer for others, from paper.</summary>
    private static Guid? MemberOf(CohortSheet<ReactionSums> sheet, Caller caller, RespondentGroup group) => (caller.Members ?? new HashSet<Guid>())
        .Where(member => sheet.Roster.Find(member) is { } person && AskedPersons.GroupsOf(sheet.Planned, person).Contains(group)).Order().Select(member => (Guid?)member).FirstOrDefault();

    private static SubmissionOutcome.NotNow NotOpen(DateOnly day) => new("surveyNotOpen", new(
        $"Survei ini baru dibuka pada {day:yyyy-MM-dd}. Isi mulai hari itu.", $"This survey opens on {day:yyyy-MM-dd} only. Answer from that day on."));

    private static SubmissionOutcome.NotNow Closed(DateOnly day) => new("surveyClosed", new(
        $"Survei ini sudah ditutup pada {day:yyyy-MM-dd}. Hubungi unit pelatihan.", $"This survey closed on {day:yyyy-MM-dd}. Turn to the training unit."));

    private static SubmissionOutcome.NotNow NotAsked { get; } = new("notAsked", new(
        "Survei ini tidak meminta jawaban Anda sebagai kelompok ini. Periksa group.", "This survey does not ask you as one of this group. Check group."));
}
