using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Reaction.CountResponses;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Reaction.SubmitResponse;

/// <summary>What is asked of a response before it is taken.</summary>
internal static class ResponseCheck
{
    public static CheckedAnswer Check(ResponseRequest request, CohortSheet<ReactionSums> sheet)
    {
        if (sheet.Plan.Reaction is not { } plan) return CheckedAnswer.Wrong([AnswerProblems.LevelNotPlanned("reaction")]);
        var problems = new List<InputProblem>();
        var answers = ItemAnswers.Check(request.Answers, plan.Instrument.Scale, ResponseCount.FormOf(sheet.Plan).Has, problems);
        if (request.Answers is null || (answers.Count == 0 && problems.Count == 0)) problems.Add(NoAnswers);
        if (request.Group is not { } group) problems.Add(AnswerProblems.Missing("group"));
        else if (!plan.Instrument.Groups.Contains(group)) problems.Add(GroupNotAsked);
        AnswerChecks.Text("comment", request.Comment, problems);
        AnswerChecks.Moment("submittedAt", request.SubmittedAt, problems);

        var isAnonymous = plan.Identity == IdentityMode.Anonymous;
        var isUnknown = !isAnonymous && !IsInCohort(request, sheet.Roster, problems);
        if (isAnonymous && request.Respondent is not null) problems.Add(RespondentInAnonymousCohort);
        if (problems.Count > 0) return CheckedAnswer.Wrong(problems, isUnknown) with { Claimed = !isAnonymous && request.Respondent is { } who ? AnswerKey.Response(who) : null };
        if (isAnonymous && IsFull(request.Group!.Value, plan, sheet)) return CheckedAnswer.Full;

        var response = new ReactionResponse(
            request.Group!.Value, answers, AnswerChecks.Trimmed(request.Comment), isAnonymous ? Moment.Day(request.SubmittedAt) : request.SubmittedAt);
        return new(isAnonymous ? new(AnswerKinds.Response, "") : AnswerKey.Response(request.Respondent!.Value), AnswerBody.Write(response), []) { Content = response };
    }

    private static bool IsInCohort(ResponseRequest request, Roster roster, List<InputProblem> problems)
    {
        if (request.Respondent is not { } respondent)
        {
            problems.Add(AnswerProblems.Missing("respondent"));
            return true;
        }
        var isKnown = request.Group switch
        {
            RespondentGroup.Participant => roster.IsParticipant(respondent),
            RespondentGroup.Organiser => roster.IsOrganiser(respondent),
            _ => true,
        };
        if (!isKnown) problems.Add(AnswerProblems.UnknownPerson("respondent", request.Group == RespondentGroup.Organiser ? "organiser" : "participant"));
        return isKnown;
    }

    // An anonymous survey takes no more answers than people were invited.
    private static bool IsFull(RespondentGroup group, ReactionPlan plan, CohortSheet<ReactionSums> sheet) =>
        sheet.Sums.Groups[plan.Instrument.Groups.ToList().IndexOf(group)].Respondents >= ResponseCount.Invited(sheet.Roster)[group];

    private static InputProblem NoAnswers { get; } = new("answers", "noAnswers", new(
        "Tidak ada satu pun jawaban. Isi paling sedikit satu butir.", "There is no answer at all. Answer at least one item."));

    private static InputProblem GroupNotAsked { get; } = new("group", "unknownGroup", new(
        "Instrumen angkatan ini tidak ditujukan kepada kelompok ini.", "The instrument of this cohort does not ask this group."));

    private static InputProblem RespondentInAnonymousCohort { get; } = new("respondent", "respondentInAnonymousCohort", new(
        "Survei angkatan ini anonim. Kosongkan respondent.", "The survey of this cohort is anonymous. Leave respondent out."));
}
