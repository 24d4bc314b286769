using Evaluation.Contracts.Questions;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.Tests.Fixtures;

namespace Evaluation.Levels.Tests.Levels;

/// <summary>A level's real measure and request check, and random answers for them.</summary>
internal abstract class LevelCase<TSums> where TSums : class
{
    public abstract LevelMeasure<TSums> Measure { get; }

    /// <summary>The kinds of answers that a bundle has a file for.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <summary>Checks a random request; it may be one that is refused.</summary>
    public abstract CheckedAnswer Ask(CohortSheet<TSums> sheet, Book book, Random dice);

    /// <summary>Another request with the same key.</summary>
    public abstract CheckedAnswer Again(CohortSheet<TSums> sheet, StoredAnswer answer, Random dice);

    /// <summary>Rows of a bundle, each key once.</summary>
    public abstract IEnumerable<ImportRow> Rows(Book book, Random dice);

    protected static T Any<T>(Random dice, IReadOnlyList<T> from) => from[dice.Next(from.Count)];

    protected static Dictionary<string, decimal?> Answers(Random dice, params string[] items) =>
        items.ToDictionary(item => item, _ => dice.Next(4) == 0 ? null : (decimal?)dice.Next(1, 6));
}
