using System.Globalization;
using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;

namespace Evaluation.Behaviour.SubmitObservation;

/// <summary>Who may give an observation, and until when: respondents what they are asked, while the wave is open.</summary>
internal static class ObservationGate
{
    public static bool IsOwn(Caller caller, StoredAnswer answer) => answer.Kind == AnswerKinds.Observation && Guid.TryParse(answer.Author, out var rater) && caller.Is(rater);

    public static async Task<SubmissionOutcome?> RefuseAsync(UnitOfWork work, CohortSheet<BehaviourSums> sheet, Caller caller, CheckedAnswer answer)
    {
        if (caller.Members is null) return null;
        if (!caller.Members.Any(member => sheet.Roster.Find(member) is not null)) return new SubmissionOutcome.NotFound();
        // What is missing in the request is told as it is to everybody, and nothing of who is in the cohort.
        if (answer.Claimed is null) return new SubmissionOutcome.Refused([.. answer.Problems.Where(problem => problem.Code != AnswerProblems.UnknownPersonCode)], Unknown: false);
        if (answer.Claimed is not { Kind: AnswerKinds.Observation } key) return new SubmissionOutcome.NotFound();
        var (participant, rater) = (Guid.Parse(key.Subject), Guid.Parse(key.Author));
        if (!caller.Is(rater) || WaveOf(sheet, key) is not { Cancelled: false } wave) return new SubmissionOutcome.NotFound();
        var today = CohortCalendar.DateIn(sheet.Planned.Definition.TimeZone, work.Now);
        if (today < wave.OpensOn) return NotOpen(wave.OpensOn!.Value);
        var assignment = await AssignmentRows.FindAsync(work, sheet.CohortId, wave.Months, participant, rater);
        if (assignment is null) return new SubmissionOutcome.NotFound();
        if (assignment.State is not (AssignmentStates.Due or AssignmentStates.Answered)) return NotAsked;
        // A peer who could answer as the supervisor would speak in the supervisor's place, and keep the supervisor out. What is stored
        // already (it has no content at hand here) may be corrected by whoever gave it.
        if (answer.Content is Observation given && given.RaterGroup != assignment.RaterGroup)
            return new SubmissionOutcome.Refused([AskedAs(assignment.RaterGroup)], Unknown: false);
        return today > (assignment.Until > wave.ClosesOn ? assignment.Until : wave.ClosesOn) ? Closed(wave.ClosesOn!.Value) : null;
    }

    /// <summary>The assignment is answered, its draft goes, and the others hear of it. Says so where it came outside the window.</summary>
    public static async Task<string> AnsweredAsync(UnitOfWork work, CohortSheet<BehaviourSums> sheet, StoredAnswer answer)
    {
        var subject = Guid.Parse(answer.Subject);
        if (answer.Kind == AnswerKinds.Exemption)
        {
            await KeepAssignments.OfParticipantAsync(work, sheet.Planned, subject);
            return "";
        }
        var today = CohortCalendar.DateIn(sheet.Planned.Definition.TimeZone, work.Now);
        var wave = WaveOf(sheet, answer.Key)!;
        var rater = Guid.Parse(answer.Author);
        if (await work.ExecuteAsync(
            """
            UPDATE assignments SET state = 'answered', answered_on = COALESCE(answered_on, @today)
            WHERE cohort_id = @CohortId AND months = @Months AND participant = @subject AND rater = @rater
            """,
            new { today, sheet.CohortId, wave.Months, subject, rater }) > 0)
        {
            await work.ExecuteAsync(
                """
                DELETE FROM drafts
                WHERE id = (SELECT a.id FROM assignments a WHERE a.cohort_id = @CohortId AND a.months = @Months AND a.participant = @subject AND a.rater = @rater)
                """,
                new { sheet.CohortId, wave.Months, subject, rater });
        }
        work.Publish(new ObservationSubmitted(
            sheet.CohortId, sheet.Version with { Number = sheet.Version.Number + 1 }, wave.Months, subject, rater, answer.Read<Observation>().RaterGroup, answer.Version, answer.Source));
        return today < wave.OpensOn ? "early" : today > wave.ClosesOn ? "late" : "";
    }

    private static WavePlan? WaveOf(CohortSheet<BehaviourSums> sheet, AnswerKey key) =>
        sheet.Plan.Behaviour?.Waves.FirstOrDefault(wave => wave.Months.ToString(CultureInfo.InvariantCulture) == key.Occasion);

    private static SubmissionOutcome.NotNow NotOpen(DateOnly day) => new("followUpNotOpen", new(
        $"Tindak lanjut ini baru dibuka pada {day:yyyy-MM-dd}. Isi mulai hari itu.", $"This follow-up opens on {day:yyyy-MM-dd} only. Answer from that day on."));

    private static SubmissionOutcome.NotNow Closed(DateOnly day) => new("followUpClosed", new(
        $"Tindak lanjut ini sudah ditutup pada {day:yyyy-MM-dd}. Minta perpanjangan kepada unit pelatihan.", $"This follow-up closed on {day:yyyy-MM-dd}. Ask the training unit for more time."));

    private static InputProblem AskedAs(RaterGroup group) => new("raterGroup", "askedAs", new(
        $"Anda diminta menilai peserta ini sebagai {Assignment.Code(group)}. Kirim dengan raterGroup itu.",
        $"You are asked about this participant as {Assignment.Code(group)}. Send it with that raterGroup."));

    private static SubmissionOutcome.NotNow NotAsked { get; } = new("notAsked", new(
        "Anda tidak lagi diminta menilai peserta ini. Bila keliru, hubungi unit pelatihan.", "You are no longer asked about this participant. If that is wrong, tell the training unit."));
}
