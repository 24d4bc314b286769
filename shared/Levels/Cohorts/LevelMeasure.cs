using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Levels.Answers;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Cohorts;

/// <summary>
/// What is a level's own: how the answers about one subject move its sums, and what it says about a cohort. All else (taking,
/// correcting, importing, exporting and summarising answers) is the same on all four.
/// </summary>
public abstract class LevelMeasure<TSums> where TSums : class
{
    public abstract Level Level { get; }

    /// <summary>Name of the service, its database and its queues.</summary>
    public string Service => Level.ToString().ToLowerInvariant();

    /// <summary>The kinds of answers it keeps.</summary>
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>Names of the events it publishes, besides <see cref="ParticipantsMeasured"/>.</summary>
    public abstract IReadOnlyList<string> Events { get; }

    /// <summary>Whether a subject has one answer at the most, so that others need not be read before it is counted.</summary>
    public virtual bool OneAnswerEach => false;

    /// <summary>Whether the answers of this plan are kept under no id.</summary>
    public virtual bool IsAnonymous(CohortPlan plan) => false;

    /// <summary>
    /// Whether an answer may be right or wrong by the sums, as one too many is in an anonymous survey. It is then checked under the
    /// cohort's lock only, where nobody else can move them.
    /// </summary>
    public virtual bool ChecksSums(CohortPlan plan) => false;

    public abstract TSums NewSums(CohortPlan plan);

    /// <summary>Adds all that is known about one subject to the sums.</summary>
    public abstract void Add(TSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject);

    /// <summary>Takes out what <see cref="Add"/> put in.</summary>
    public abstract void Remove(TSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject);

    /// <summary>Whether answers about this subject count: participants must be active.</summary>
    public virtual bool Counts(CohortPlan plan, Roster roster, IReadOnlyList<StoredAnswer> answersOfSubject) =>
        answersOfSubject.Count > 0 && Guid.TryParse(answersOfSubject[0].Subject, out var participant) && roster.IsActiveParticipant(participant);

    /// <summary>The subject's figures for the links between levels, by name; null when there are none.</summary>
    public abstract IReadOnlyDictionary<string, double>? Figures(CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject);

    /// <summary>The events that tell the state of the cohort, all in the sheet's version.</summary>
    public abstract Task<IReadOnlyList<ICohortEvent>> SummariseAsync(CohortSheet<TSums> sheet, Session session);

    /// <summary>Whether the window for answers is over on that day.</summary>
    public virtual bool IsClosed(CohortDefinition definition, DateOnly today) => false;
}
