using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.WatchFollowUp;

/// <summary>How far a follow-up has come, who is missing, and what is to be expected.</summary>
internal static class WatchEndpoints
{
    private const int UsualPage = 100, LargestPage = 1000;

    public static void MapWatchFollowUp(this RouteGroupBuilder level)
    {
        level.MapGet("/{cohort}/follow-ups/{months:int}/status", StatusAsync).WithSummary("How many are due, answered, exempt and so on, by rater group, with a forecast").ProducesProblem(404);
        level.MapGet("/{cohort}/follow-ups/{months:int}/status/units", UnitsAsync)
            .WithSummary("The same by the units where the participants worked on the day the follow-up opened").ProducesProblem(404).ProducesProblem(503);
        level.MapGet("/{cohort}/follow-ups/{months:int}/missing", MissingAsync).WithSummary("Those who have not answered and still may").ProducesProblem(404);
        level.MapGet("/{cohort}/follow-ups/{months:int}/assignments", AssignmentsAsync)
            .WithSummary("Who was asked about whom, and what has become of it (?state=due, answered, exempt, reassigned, could-not-observe or cancelled; ?cursor=, ?limit=)").ProducesProblem(404);
    }

    private static async Task<Results<Ok<FollowUpStatus>, ProblemHttpResult>> StatusAsync(
        string cohort, int months, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var (known, wave) = await FindAsync(services, context, cohort, months, cancellation);
        if (known is null || wave is null) return ApiProblem.NotFound(context, $"{cohort}/{months}");
        return TypedResults.Ok(await services.Database.ReadAsync(async session => new FollowUpStatus(
            FollowUpView.Of(wave), await GroupStatus.OfAsync(session, wave), await ForecastHistory.ForecastAsync(session, known.Agency, wave, services.Database.Clock.GetUtcNow())), cancellation));
    }

    private static async Task<Results<Ok<UnitStatuses>, ProblemHttpResult>> UnitsAsync(
        string cohort, int months, HttpContext context, LevelServices<BehaviourSums> services, IServiceScopeFactory scopes, CancellationToken cancellation)
    {
        var (known, wave) = await FindAsync(services, context, cohort, months, cancellation);
        if (known is null || wave is null) return ApiProblem.NotFound(context, $"{cohort}/{months}");
        // Where somebody works only Cohorts knows.
        var answered = await scopes.AskAsync<AskUnits, UnitsAnswered>("cohorts", new(known.Id, wave.OpensOn), cancellation);
        var unitOf = answered.Participants.Where(one => one.Unit is not null).ToDictionary(one => one.Participant, one => one.Unit!);
        return TypedResults.Ok(new UnitStatuses(await services.Database.ReadAsync(session => GroupStatus.ByUnitAsync(session, wave, unitOf), cancellation)));
    }

    private static async Task<Results<Ok<MissingPage>, ProblemHttpResult>> MissingAsync(
        string cohort, int months, Guid? cursor, int? limit, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var (known, wave) = await FindAsync(services, context, cohort, months, cancellation);
        if (known is null || wave is null) return ApiProblem.NotFound(context, $"{cohort}/{months}");
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var rows = await services.Database.ReadAsync(session => session.QueryAsync<MissingRow>(
            """
            SELECT a.id, a.participant, a.rater_group, a.rater, a.is_invited, a.until, CASE WHEN d.id IS NULL THEN 0 ELSE 1 END AS has_draft
            FROM assignments a LEFT JOIN drafts d ON d.id = a.id
            WHERE a.cohort_id = @CohortId AND a.months = @Months AND a.state = 'due' AND a.id > @after ORDER BY a.id {first @count}
            """,
            new { wave.CohortId, wave.Months, after = cursor ?? Guid.Empty, count = size + 1 }), cancellation);
        return TypedResults.Ok(new MissingPage(
            [.. rows.Take(size).Select(row => new MissingItem(row.Id, row.Participant, row.RaterGroup, row.Rater, row.IsInvited != 0, row.HasDraft != 0, row.Until))],
            rows.Count > size ? rows[size - 1].Id : null));
    }

    private static async Task<Results<Ok<AssignmentPage>, ProblemHttpResult>> AssignmentsAsync(
        string cohort, int months, string? state, Guid? cursor, int? limit, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var (known, wave) = await FindAsync(services, context, cohort, months, cancellation);
        if (known is null || wave is null) return ApiProblem.NotFound(context, $"{cohort}/{months}");
        if (state is not null && !AssignmentStates.All.Contains(state)) return ApiProblem.Input(context, [InputProblem.NotOneOf("state", AssignmentStates.All)]);
        return TypedResults.Ok(await services.Database.ReadAsync(session => AssignmentList.ReadAsync(session, wave, state, cursor, limit), cancellation));
    }

    private static async Task<(KnownCohort? Cohort, FollowUp? Wave)> FindAsync(
        LevelServices<BehaviourSums> services, HttpContext context, string code, int months, CancellationToken cancellation)
    {
        if (await services.Directory.FindForAsync(Caller.Of(context.User), code, cancellation) is not { } cohort) return default;
        var wave = await services.Database.ReadAsync(session => FollowUpRows.FindAsync(session, cohort.Id, months), cancellation);
        return (cohort, wave?.CancelledBy == CancelledBy.Dropped ? null : wave);
    }

    private sealed class MissingRow
    {
        public Guid Id { get; init; }
        public Guid Participant { get; init; }
        public RaterGroup RaterGroup { get; init; }
        public Guid Rater { get; init; }
        public int IsInvited { get; init; }
        public int HasDraft { get; init; }
        public DateOnly? Until { get; init; }
    }
}

/// <param name="Forecast">Of the final number of answers.</param>
internal sealed record FollowUpStatus(FollowUpView FollowUp, IReadOnlyList<GroupStatus> Groups, ResponseForecast Forecast);

internal sealed record UnitStatuses(IReadOnlyList<UnitStatus> Units);

/// <param name="Cursor">For the next page; null on the last.</param>
internal sealed record MissingPage(IReadOnlyList<MissingItem> Items, Guid? Cursor);

/// <param name="Participant">Opaque, as the rater's id is.</param>
/// <param name="Until">Where the rater was given longer.</param>
internal sealed record MissingItem(Guid Assignment, Guid Participant, RaterGroup RaterGroup, Guid Rater, bool Invited, bool HasDraft, DateOnly? Until);
