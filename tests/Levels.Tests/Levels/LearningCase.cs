using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;
using Evaluation.Learning.CountAttempts;
using Evaluation.Learning.SubmitScore;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Statistics.Learning;

namespace Evaluation.Levels.Tests.Levels;

internal sealed class LearningCase : LevelCase<LearningSums>
{
    public override LevelMeasure<LearningSums> Measure { get; } = new AttemptCount();

    public override IReadOnlyList<string> Files => [AnswerKinds.Attempt];

    public static CheckedAnswer Score(CohortSheet<LearningSums> sheet, Guid participant, TestPhase phase, decimal score) =>
        ScoreCheck.Check(new(participant, phase, score), sheet);

    public override CheckedAnswer Ask(CohortSheet<LearningSums> sheet, Book book, Random dice) =>
        Score(sheet, Any(dice, book.Participants), dice.Next(2) == 0 ? TestPhase.Pre : TestPhase.Post, dice.Next(0, 401) / 4m);

    public override CheckedAnswer Again(CohortSheet<LearningSums> sheet, StoredAnswer answer, Random dice) =>
        Score(sheet, Guid.Parse(answer.Subject), answer.Occasion == "pre" ? TestPhase.Pre : TestPhase.Post, dice.Next(0, 101));

    public override IEnumerable<ImportRow> Rows(Book book, Random dice) =>
        from participant in book.Participants
        from phase in Enum.GetValues<TestPhase>()
        where dice.Next(2) == 0
        select new ImportRow(AnswerKey.Attempt(participant, phase), AnswerBody.Write(new TestAttempt(dice.Next(0, 101))));
}
