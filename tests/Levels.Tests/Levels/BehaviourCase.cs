using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.SubmitObservation;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.Tests.Fixtures;
using Barrier = Evaluation.Contracts.Barrier;

namespace Evaluation.Levels.Tests.Levels;

internal sealed class BehaviourCase : LevelCase<BehaviourSums>
{
    public override LevelMeasure<BehaviourSums> Measure { get; } = new ObservationCount();

    public override IReadOnlyList<string> Files => [AnswerKinds.Observation, AnswerKinds.Exemption];

    public static CheckedAnswer Observation(CohortSheet<BehaviourSums> sheet, Guid participant, Guid rater, RaterGroup group, int wave = 6) => ObservationCheck.Check(
        new(participant, wave, group, rater, null, new Dictionary<string, decimal?> { ["k1"] = 4, ["k2"] = 3 }), sheet);

    public override CheckedAnswer Ask(CohortSheet<BehaviourSums> sheet, Book book, Random dice)
    {
        var participant = Any(dice, book.Participants);
        var group = Any(dice, Enum.GetValues<RaterGroup>());
        return Check(sheet, participant, dice.Next(2) == 0 ? 6 : 12, group, group == RaterGroup.Self ? participant : Any(dice, book.Raters), dice);
    }

    public override CheckedAnswer Again(CohortSheet<BehaviourSums> sheet, StoredAnswer answer, Random dice) => answer.Kind == AnswerKinds.Observation
        ? Check(sheet, Guid.Parse(answer.Subject), answer.Occasion == "6" ? 6 : 12, answer.Read<Observation>().RaterGroup, Guid.Parse(answer.Author), dice)
        : CheckedAnswer.Wrong([]);

    public override IEnumerable<ImportRow> Rows(Book book, Random dice)
    {
        foreach (var participant in book.Participants)
        {
            if (dice.Next(3) == 0) yield return new(AnswerKey.Exemption(participant, 6), AnswerBody.Write(new Exemption(ExemptReason.Retired)));
            if (dice.Next(3) > 0) continue;
            yield return new(
                AnswerKey.Observation(participant, dice.Next(2) == 0 ? 6 : 12, Any(dice, book.Raters)),
                AnswerBody.Write(new Observation(RaterGroup.Peer, new Dictionary<string, int> { ["k1"] = dice.Next(1, 6), ["k2"] = dice.Next(1, 6) })));
        }
    }

    private static CheckedAnswer Check(CohortSheet<BehaviourSums> sheet, Guid participant, int wave, RaterGroup group, Guid rater, Random dice) => ObservationCheck.Check(
        new(participant, wave, group, rater, null, Answers(dice, "k1", "k2"),
            group == RaterGroup.Supervisor ? Any(dice, Enum.GetValues<Application>()) : null, dice.Next(2) == 0 ? [Any(dice, Enum.GetValues<Barrier>())] : null),
        sheet);
}
