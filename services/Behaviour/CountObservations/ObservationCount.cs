using System.Globalization;
using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Behaviour.RunFollowUps;
using Evaluation.Behaviour.SubmitObservation;
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
using Evaluation.Statistics;
using Evaluation.Statistics.Behaviour;
using Evaluation.Statistics.Waves;

namespace Evaluation.Behaviour.CountObservations;

/// <summary>How what is said about a participant moves the sums of level 3, and what it says of a cohort.</summary>
internal sealed class ObservationCount : LevelMeasure<BehaviourSums>
{
    public override Level Level => Level.Behaviour;

    public override IReadOnlyList<string> Kinds => [AnswerKinds.Observation, AnswerKinds.Exemption];

    public override IReadOnlyList<string> Events => [nameof(BehaviourSummarised), nameof(FollowUpScheduled)];

    public override string DraftsOfMembers =>
        "SELECT d.id, d.body, a.months, a.participant FROM drafts d INNER JOIN assignments a ON a.id = d.id WHERE a.rater IN @ids";

    public override Task RepeatRequestsAsync(Database database, ReplayRequested request, CancellationToken cancellation) => RepeatRequests.RunAsync(database, request, cancellation);

    public override BehaviourSums NewSums(CohortPlan plan) => new();

    public override void Add(BehaviourSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject)
    {
        foreach (var (months, wave) in WavesOf(plan, answersOfSubject))
        {
            if (wave is null) sums.Exempt[months] = sums.Exempt.GetValueOrDefault(months) + 1;
            else SumsOf(sums, months).Add(wave);
        }
    }

    public override void Remove(BehaviourSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject)
    {
        foreach (var (months, wave) in WavesOf(plan, answersOfSubject))
        {
            if (wave is null) sums.Exempt[months]--;
            else SumsOf(sums, months).Remove(wave);
        }
    }

    /// <summary>The composite of each wave that is not cancelled, by its months.</summary>
    public override IReadOnlyDictionary<string, double>? Figures(CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject)
    {
        var composites = WavesOf(plan, answersOfSubject)
            .Where(wave => wave.Wave?.Composite is not null)
            .ToDictionary(wave => wave.Months.ToString(CultureInfo.InvariantCulture), wave => (double)wave.Wave!.Composite!.Score);
        return composites.Count > 0 ? composites : null;
    }

    public override Task<IReadOnlyList<ICohortEvent>> SummariseAsync(CohortSheet<BehaviourSums> sheet, Session session)
    {
        var plan = sheet.Plan.Behaviour!;
        var waves = plan.Waves.ToDictionary(wave => wave.Months, wave =>
        {
            var exempt = sheet.Sums.Exempt.GetValueOrDefault(wave.Months);
            return new WaveFigures(sheet.Sums.Waves.GetValueOrDefault(wave.Months) ?? new(), sheet.Roster.ActiveParticipants - exempt, exempt);
        });
        return Task.FromResult<IReadOnlyList<ICohortEvent>>(
        [
            new FollowUpScheduled(sheet.CohortId, sheet.Version, FollowUpDates.Of(sheet.Planned.Definition.EndsOn, plan.Waves)),
            new BehaviourSummarised(sheet.CohortId, sheet.Version, Model.Version, BehaviourMeasure.Summarise(plan, waves)),
        ]);
    }

    /// <summary>By wave of the plan: what was observed, or null where the participant is exempt. What others said of one who is exempt is kept and not counted.</summary>
    private static IEnumerable<(int Months, ParticipantWave? Wave)> WavesOf(CohortPlan plan, IReadOnlyList<StoredAnswer> answers)
    {
        var behaviour = plan.Behaviour!;
        foreach (var wave in behaviour.Waves.Where(wave => !wave.Cancelled))
        {
            var occasion = wave.Months.ToString(CultureInfo.InvariantCulture);
            var ofWave = answers.Where(answer => answer.Occasion == occasion).ToList();
            if (ofWave.Exists(answer => answer.Kind == AnswerKinds.Exemption)) yield return (wave.Months, null);
            else if (ofWave.Count > 0)
                yield return (wave.Months, ParticipantWave.From(behaviour.Instrument, behaviour.RaterWeights, [.. ofWave.Select(answer => answer.Read<Observation>())]));
        }
    }

    public override IReadOnlyList<string> Tables => ["follow_ups", "assignments", "raters"];

    public override async Task CohortChangedAsync(UnitOfWork work, Guid cohortId)
    {
        if (await HeldCohort.FindAsync(work, cohortId) is not { } planned) return;
        // Whoever has read the plan before has read waves that are no longer so.
        if (await PlanFollowUps.RunAsync(work, planned)) await CohortLedger<BehaviourSums>.StampAsync(work, cohortId);
        await KeepAssignments.OfCohortAsync(work, planned);
    }

    /// <summary>The plan with the waves as they are scheduled here: moved, cancelled and added ones too.</summary>
    public override async Task<CohortPlanned> PlannedAsync(Session session, CohortPlanned planned)
    {
        if (planned.Definition.Plan.Behaviour is not { } behaviour) return planned;
        var waves = await FollowUpRows.OfCohortAsync(session, planned.CohortId);
        if (waves.Count == 0) return planned;
        var scheduled = waves.Where(wave => wave.CancelledBy != CancelledBy.Dropped).Select(wave => wave.ToPlan()).ToList();
        return planned with { Definition = planned.Definition with { Plan = planned.Definition.Plan with { Behaviour = behaviour with { Waves = scheduled } } } };
    }

    public override bool IsOwn(Caller caller, StoredAnswer answer) => ObservationGate.IsOwn(caller, answer);

    public override Task<SubmissionOutcome?> RefuseAsync(UnitOfWork work, CohortSheet<BehaviourSums> sheet, Caller caller, CheckedAnswer answer) =>
        ObservationGate.RefuseAsync(work, sheet, caller, answer);

    public override Task<string> AnsweredAsync(UnitOfWork work, CohortSheet<BehaviourSums> sheet, Caller caller, StoredAnswer answer) =>
        ObservationGate.AnsweredAsync(work, sheet, answer);

    public override Task WithdrawnAsync(UnitOfWork work, CohortSheet<BehaviourSums> sheet, StoredAnswer answer) =>
        KeepAssignments.OfParticipantAsync(work, sheet.Planned, Guid.Parse(answer.Subject));

    private static WaveSums SumsOf(BehaviourSums sums, int months)
    {
        if (!sums.Waves.TryGetValue(months, out var wave)) sums.Waves[months] = wave = new();
        return wave;
    }
}
