using Evaluation.Behaviour.ChangeFollowUp;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.FollowUps;
using Evaluation.Statistics.Waves;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.AddFollowUp;

internal static class AddFollowUpEndpoint
{
    private const int LongestWindow = 366;

    public static void MapAddFollowUp(this RouteGroupBuilder level) => level.MapPost("/{cohort}/follow-ups", AddAsync)
        .WithSummary("Adds a follow-up that is not in the plan").ProducesProblem(404).ProducesProblem(422);

    private static async Task<Results<Created<FollowUpView>, ProblemHttpResult>> AddAsync(
        string cohort, AddFollowUpRequest request, HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        return await services.Database.WriteAsync<Results<Created<FollowUpView>, ProblemHttpResult>>(async work =>
        {
            if (await HeldCohort.FindAsync(work, known.Id) is not { } planned || planned.Definition.Agency.Code != known.Agency) return ApiProblem.NotFound(context, cohort);
            var waves = await FollowUpRows.OfCohortAsync(work, known.Id);
            var problems = Problems(request, planned, waves);
            if (problems.Count > 0) return ApiProblem.Input(context, problems);
            var wave = New(request, planned, waves.FirstOrDefault(wave => wave.Months == request.Months)?.Version ?? 0);
            if (wave.Version == 0) await FollowUpRows.InsertAsync(work, [wave]);
            await FollowUpChange.StoreAsync(services, work, planned, wave, caller, request.Reason!, "follow-up-added", counts: true);
            context.Response.Headers.ETag = IfMatch.Of(wave.Version);
            return TypedResults.Created($"{context.Request.Path}", FollowUpView.Of(wave));
        }, cancellation);
    }

    private static List<InputProblem> Problems(AddFollowUpRequest request, CohortPlanned planned, IReadOnlyList<FollowUp> waves)
    {
        var problems = new List<InputProblem>();
        var policy = planned.Policy ?? FollowUpPolicy.Default;
        FollowUpProblems.Reason(request.Reason, problems);
        if (planned.Definition.Plan.Behaviour is null) problems.Add(AnswerProblems.LevelNotPlanned("behaviour"));
        if (request.Months is not { } months) problems.Add(AnswerProblems.Missing("months"));
        else if (!policy.Allows(months)) problems.Add(FollowUpProblems.MonthsOutsidePolicy(policy));
        // One that was cancelled here, or that a plan has dropped, may be added again; one that the plan cancels comes back with the plan.
        else if (waves.Any(wave => wave.Months == months && wave.CancelledBy is null or CancelledBy.Plan)) problems.Add(FollowUpProblems.Exists);
        if (request.WindowDays is < 1 or > LongestWindow) problems.Add(FollowUpProblems.Window);
        if (request.OpensOn is { } day && !FollowUpProblems.IsWithinPolicy(planned, day)) problems.Add(FollowUpProblems.OutsidePolicy("opensOn", day, planned));
        return problems;
    }

    private static FollowUp New(AddFollowUpRequest request, CohortPlanned planned, int version)
    {
        var windowDays = request.WindowDays ?? (planned.Policy ?? FollowUpPolicy.Default).WindowDays;
        var dates = FollowUpDates.Of(planned.Definition.EndsOn, new WavePlan(request.Months!.Value, windowDays, request.OpensOn));
        return new()
        {
            CohortId = planned.CohortId, Months = dates.Months, OpensOn = dates.OpensOn, ClosesOn = dates.ClosesOn, WindowDays = windowDays, IsAdded = 1,
            IsMoved = request.OpensOn is null ? 0 : 1, Version = version, RemindedOn = dates.OpensOn,
        };
    }
}

/// <param name="Months">After the cohort's end; its name from then on.</param>
/// <param name="WindowDays">By default those of the policy.</param>
/// <param name="OpensOn">By default the day so many months after the end.</param>
internal sealed record AddFollowUpRequest(int? Months, int? WindowDays, DateOnly? OpensOn, string? Reason);
