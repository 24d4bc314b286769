using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Reaction.CountResponses;
using Evaluation.Reaction.SubmitResponse;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Levels.Tests.Levels;

internal sealed class ReactionCase : LevelCase<ReactionSums>
{
    public override LevelMeasure<ReactionSums> Measure { get; } = new ResponseCount();

    public override IReadOnlyList<string> Files => [AnswerKinds.Response];

    public static CheckedAnswer Response(CohortSheet<ReactionSums> sheet, Guid? respondent, int answer = 4, RespondentGroup group = RespondentGroup.Participant) =>
        ResponseCheck.Check(new(respondent, group, new Dictionary<string, decimal?> { ["a1"] = answer }), sheet);

    public override CheckedAnswer Ask(CohortSheet<ReactionSums> sheet, Book book, Random dice)
    {
        var group = dice.Next(4) == 0 ? RespondentGroup.Organiser : RespondentGroup.Participant;
        return Check(sheet, Any(dice, group == RespondentGroup.Organiser ? book.Organisers : book.Participants), group, dice);
    }

    public override CheckedAnswer Again(CohortSheet<ReactionSums> sheet, StoredAnswer answer, Random dice) =>
        Check(sheet, Guid.Parse(answer.Subject), answer.Read<ReactionResponse>().Group, dice);

    public override IEnumerable<ImportRow> Rows(Book book, Random dice) => book.Participants.Where(_ => dice.Next(2) == 0).Select(id => new ImportRow(
        AnswerKey.Response(id), AnswerBody.Write(new ReactionResponse(RespondentGroup.Participant, new Dictionary<string, int> { ["a1"] = dice.Next(1, 6), ["b1"] = dice.Next(1, 6) }))));

    private static CheckedAnswer Check(CohortSheet<ReactionSums> sheet, Guid respondent, RespondentGroup group, Random dice) => ResponseCheck.Check(
        new(respondent, group, Answers(dice, sheet.Plan.Reaction?.Instrument.Dimensions.Count == 1 ? ["a1", "a2"] : ["a1", "a2", "b1"])), sheet);
}
