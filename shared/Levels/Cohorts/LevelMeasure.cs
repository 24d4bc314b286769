using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

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

    /// <summary>Names of the level's own tables that have a column <c>cohort_id</c>: emptied of a cohort that is removed.</summary>
    public virtual IReadOnlyList<string> Tables => [];

    /// <summary>
    /// Selects id and body of the drafts that members @ids have written, and months and participant where they have any. Null where
    /// nobody can begin an answer.
    /// </summary>
    public virtual string? DraftsOfMembers => null;

    /// <summary>Called in the transaction that has changed plan, roster or imported answers of a cohort, before it is counted anew.</summary>
    public virtual Task CohortChangedAsync(UnitOfWork work, Guid cohortId) => Task.CompletedTask;

    /// <summary>The plan as it holds for this level: with what is laid down here beside it.</summary>
    public virtual Task<CohortPlanned> PlannedAsync(Session session, CohortPlanned planned) => Task.FromResult(planned);

    /// <summary>Whether a respondent has given this answer.</summary>
    public virtual bool IsOwn(Caller caller, StoredAnswer answer) => false;

    /// <summary>Why the caller may not give this answer, or not now; null when nothing stands against it. Asked under the cohort's lock.</summary>
    /// <param name="answer">As it was checked, or as it is stored when it is to be corrected.</param>
    public virtual Task<SubmissionOutcome?> RefuseAsync(UnitOfWork work, CohortSheet<TSums> sheet, Caller caller, CheckedAnswer answer) =>
        Task.FromResult<SubmissionOutcome?>(caller.Members is null ? null : new SubmissionOutcome.NotFound());

    /// <summary>Moves what goes with an answer, in its transaction. Returns what the audit entry adds about it.</summary>
    public virtual Task<string> AnsweredAsync(UnitOfWork work, CohortSheet<TSums> sheet, Caller caller, StoredAnswer answer) => Task.FromResult("");

    /// <summary>
    /// Asks again for the mails that <paramref name="request"/> shows to be lost, as after a restore from a backup. A second request for
    /// the same does nothing.
    /// </summary>
    public virtual Task RepeatRequestsAsync(Database database, ReplayRequested request, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Why an answer cannot be taken back, as others about the same subject stand; null when nothing stands against it.</summary>
    public virtual SubmissionOutcome? RefuseWithdrawal(StoredAnswer answer, IReadOnlyList<StoredAnswer> answersOfSubject) => null;

    /// <summary>Moves what goes with an answer that was taken back.</summary>
    public virtual Task WithdrawnAsync(UnitOfWork work, CohortSheet<TSums> sheet, StoredAnswer answer) => Task.CompletedTask;
}
