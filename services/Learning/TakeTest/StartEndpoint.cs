using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Learning.RunTests;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Learning.TakeTest;

/// <summary>Starts the clock, once: whoever starts again goes on where they were.</summary>
internal static class StartEndpoint
{
    public static void MapStart(this RouteGroupBuilder respondents) => respondents.MapPost("/{cohort}/tests/{phase}/sitting", StartAsync)
        .WithSummary("Starts the caller's pre- or post-test; a second start is answered with the one begun, its version as ETag").ProducesProblem(404).ProducesProblem(409);

    private static async Task<Results<Ok<SittingView>, ProblemHttpResult>> StartAsync(
        string cohort, string phase, HttpContext context, LevelServices<LearningSums> services, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await services.Directory.FindForAsync(caller, cohort, cancellation) is not { } known) return ApiProblem.NotFound(context, cohort);
        return await services.Database.WriteAsync<Results<Ok<SittingView>, ProblemHttpResult>>(async work =>
        {
            if (await HeldCohort.FindAsync(work, known.Id) is not { } planned || await OwnTest.FindAsync(work, planned, caller, phase) is not { } own) return ApiProblem.NotFound(context, cohort);
            var sitting = await own.SittingAsync(work);
            if (sitting is null)
            {
                if (await RefuseAsync(work, own, context) is { } refusal) return refusal;
                sitting = await BeginAsync(work, own, caller);
            }
            if (sitting.State == Sitting.Elsewhere) return TestProblems.ScoreThere(context);
            if (sitting.State != Sitting.InProgress) return sitting.State == Sitting.Left ? TestProblems.Over(context) : TestProblems.HandedIn(context);
            context.Response.Headers.ETag = IfMatch.Of(sitting.Version);
            return TypedResults.Ok(await SittingView.OfAsync(work, own, sitting));
        }, cancellation);
    }

    private static async Task<ProblemHttpResult?> RefuseAsync(UnitOfWork work, OwnTest own, HttpContext context)
    {
        if (await CohortTest.FindAsync(work, own.CohortId, own.Phase) is not { } test) return ApiProblem.NotFound(context, own.Planned.Definition.Code);
        var today = CohortCalendar.DateIn(own.Planned.Definition.TimeZone, work.Now);
        if (await AskedParticipants.HasScoreAsync(work, own.CohortId, own.Phase, own.Participant)) return TestProblems.ScoreThere(context);
        return today < test.OpensOn ? TestProblems.NotYet(context, test.OpensOn) : today > test.ClosesOn ? TestProblems.Closed(context, test.ClosesOn) : null;
    }

    private static async Task<Sitting> BeginAsync(UnitOfWork work, OwnTest own, Caller caller)
    {
        var (cohort, plan) = (own.Planned.Definition, own.Planned.Definition.Plan.Learning!);
        var lastMoment = CohortCalendar.StartOf(cohort.TimeZone, Phases.WindowOf(cohort, plan, own.Phase).ClosesOn.AddDays(1));
        var endsAt = EndOf(plan.Test!, work.Now, lastMoment);
        var sitting = new Sitting
        {
            Id = Guid.NewGuid(), CohortId = own.CohortId, Subject = own.Participant.ToString("D"), Phase = own.Phase,
            Number = await SittingRows.NextNumberAsync(work, own.CohortId, own.Phase), KeptPlan = WireFormat.Write(plan), PlanVersion = own.Planned.PlanVersion,
            Account = caller.Account, Role = caller.Role, StartedAt = work.Now, EndsAt = endsAt,
            // Behind the last hand-in that may still be on its way.
            DueAt = endsAt + Sitting.Travel + TimeSpan.FromSeconds(1),
        };
        await SittingRows.InsertAsync(work, sitting);
        work.Audit(own.CohortId.ToString("D"), new(caller.Account, caller.Role, "test-started", sitting.Subject, own.Phase));
        return sitting;
    }

    // A limit longer than what is left of the window, however long, is no limit.
    private static DateTimeOffset EndOf(Test test, DateTimeOffset start, DateTimeOffset lastMoment) =>
        test.TimeLimitMinutes is { } minutes && minutes < (lastMoment - start).TotalMinutes ? start.AddMinutes(minutes) : lastMoment;
}
