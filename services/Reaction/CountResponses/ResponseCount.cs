using System.Runtime.CompilerServices;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Reaction.RunSurveys;
using Evaluation.Reaction.SubmitResponse;
using Evaluation.Statistics;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Reaction.CountResponses;

/// <summary>How responses move the sums of level 1, and what they say of a cohort.</summary>
internal sealed class ResponseCount : LevelMeasure<ReactionSums>
{
    // Made once an instrument: the plan objects live as long as the level knows the cohort in this version.
    private static readonly ConditionalWeakTable<ReactionInstrument, ReactionForm> Forms = [];

    public override Level Level => Level.Reaction;

    public override IReadOnlyList<string> Kinds => [AnswerKinds.Response];

    public override IReadOnlyList<string> Events => [nameof(ReactionSummarised)];

    public override bool OneAnswerEach => true;

    public static ReactionForm FormOf(CohortPlan plan) => Forms.GetValue(plan.Reaction!.Instrument, instrument => new ReactionForm(instrument));

    public override bool IsAnonymous(CohortPlan plan) => plan.Reaction?.Identity == IdentityMode.Anonymous;

    public override bool ChecksSums(CohortPlan plan) => IsAnonymous(plan);

    public override string DraftsOfMembers => "SELECT id, body FROM drafts WHERE id IN @ids";

    public override Task RepeatRequestsAsync(Database database, ReplayRequested request, CancellationToken cancellation) => RepeatRequests.RunAsync(database, request, cancellation);

    public override ReactionSums NewSums(CohortPlan plan) => plan.Reaction is null ? new() : ReactionSums.Empty(FormOf(plan));

    public override void Add(ReactionSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject) =>
        sums.Add(FormOf(plan), answersOfSubject[0].Read<ReactionResponse>());

    public override void Remove(ReactionSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject) =>
        sums.Remove(FormOf(plan), answersOfSubject[0].Read<ReactionResponse>());

    /// <summary>Anonymous answers stay whoever withdraws; organisers do not withdraw.</summary>
    public override bool Counts(CohortPlan plan, Roster roster, IReadOnlyList<StoredAnswer> answersOfSubject) =>
        IsAnonymous(plan) || (Guid.TryParse(answersOfSubject[0].Subject, out var person) && (roster.IsActiveParticipant(person) || roster.IsOrganiser(person)));

    public override IReadOnlyDictionary<string, double>? Figures(CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject)
    {
        var response = answersOfSubject[0].Read<ReactionResponse>();
        return response.Group == RespondentGroup.Participant && RespondentOverall.Of(FormOf(plan), response) is { } overall
            ? new Dictionary<string, double> { ["overall"] = (double)overall }
            : null;
    }

    public override Task<IReadOnlyList<ICohortEvent>> SummariseAsync(CohortSheet<ReactionSums> sheet, Session session)
    {
        var summary = ReactionMeasure.Summarise(FormOf(sheet.Plan), sheet.Sums, Invited(sheet.Roster));
        return Task.FromResult<IReadOnlyList<ICohortEvent>>(
            [new ReactionSummarised(sheet.CohortId, sheet.Version, Model.Version, IsAnonymous(sheet.Plan), summary)]);
    }

    public override bool IsClosed(CohortDefinition definition, DateOnly today) =>
        definition.Plan.Reaction is { } plan && today > definition.EndsOn.AddDays(plan.ClosesAfterDays);

    public override IReadOnlyList<string> Tables => ["surveys", "used_rights"];

    public override async Task CohortChangedAsync(UnitOfWork work, Guid cohortId)
    {
        if (await HeldCohort.FindAsync(work, cohortId) is { } planned) await Survey.PlanAsync(work, planned);
    }

    public override bool IsOwn(Caller caller, StoredAnswer answer) => SurveyGate.IsOwn(caller, answer);

    public override Task<SubmissionOutcome?> RefuseAsync(UnitOfWork work, CohortSheet<ReactionSums> sheet, Caller caller, CheckedAnswer answer) =>
        SurveyGate.RefuseAsync(work, sheet, caller, answer);

    public override Task<string> AnsweredAsync(UnitOfWork work, CohortSheet<ReactionSums> sheet, Caller caller, StoredAnswer answer) =>
        SurveyGate.AnsweredAsync(work, sheet, caller, answer);

    public static IReadOnlyDictionary<RespondentGroup, int> Invited(Roster roster) => new Dictionary<RespondentGroup, int>
    {
        [RespondentGroup.Participant] = roster.ActiveParticipants,
        [RespondentGroup.Organiser] = roster.Organisers,
    };
}
