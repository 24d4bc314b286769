using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ImportBundle;
using Evaluation.Cohorts.ReadCohort;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.PlanCohort;

/// <summary>A cohort's definition without its people: what cohort.json of a bundle says, checked and brought to the levels as an import is.</summary>
internal static class PlanCohortEndpoints
{
    private const string Action = "planned";

    public static void MapPlanCohort(this RouteGroupBuilder cohorts)
    {
        cohorts.MapPost("/", CreateAsync).AllowRoles(Roles.Admin, Roles.TrainingUnit).Accepts<CohortDefinition>("application/json")
            .WithSummary("Begins a cohort; its plan may still be empty. The same once more changes nothing")
            .ProducesProblem(403).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);
        cohorts.MapPut("/{cohort}", ChangeAsync).AllowRoles(Roles.Admin, Roles.TrainingUnit).Accepts<CohortDefinition>("application/json")
            .WithSummary("Changes a cohort's definition and plan; If-Match names the version of the plan that it replaces")
            .ProducesProblem(403).ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428).ProducesProblem(503);
    }

    private static async Task<Results<Created<CohortView>, ProblemHttpResult>> CreateAsync(
        HttpContext context, ImportDesk desk, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        if (await ReadAsync(context, cancellation) is not { } definition) return TooLarge(context);
        var reader = BundleReader.OfDefinition(definition);
        var result = await desk.RunAsync(new(reader, Caller.Of(context.User), PlanVersion: 0, Action: Action), cancellation);
        if (result is ImportResult.Superseded) return ApiProblem.Conflict(context, "cohortThere", new(
            $"Kode {reader.Code} sudah dipakai angkatan lain. Pilih kode lain.", $"The code {reader.Code} belongs to another cohort. Choose another code."));
        if (Refusal(context, result) is { } refusal) return refusal;
        return await ViewAsync(context, database, reader.Code!, cancellation) is { } view
            ? TypedResults.Created($"/api/cohorts/{view.Definition.Code}", view) : ApiProblem.NotFound(context, reader.Code!);
    }

    private static async Task<Results<Ok<CohortView>, ProblemHttpResult>> ChangeAsync(
        string cohort, HttpContext context, ImportDesk desk, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await database.ReadAsync(session => StoredCohort.FindAsync(session, cohort), cancellation) is not { } stored || !caller.Sees(stored.Agency))
            return ApiProblem.NotFound(context, cohort);
        if (!IfMatch.TryRead(context, out var version)) return IfMatch.Missing(context);
        if (await ReadAsync(context, cancellation) is not { } definition) return TooLarge(context);
        var reader = BundleReader.OfDefinition(definition);
        if (reader.Code is { } code && code != stored.Code) return ApiProblem.Input(context, [new("code", "codeDiffers", new(
            $"Kode angkatan tidak dapat diubah. Biarkan {stored.Code}.", $"A cohort's code cannot be changed. Leave {stored.Code}."))]);
        var result = await desk.RunAsync(new(reader, caller, PlanVersion: (int)version, Action: Action), cancellation);
        if (result is ImportResult.Superseded) return IfMatch.Stale(context);
        if (Refusal(context, result) is { } refusal) return refusal;
        return await ViewAsync(context, database, stored.Code, cancellation) is { } view ? TypedResults.Ok(view) : ApiProblem.NotFound(context, cohort);
    }

    private static async Task<byte[]?> ReadAsync(HttpContext context, CancellationToken cancellation) =>
        await SentBody.ReadAsync(context.Request, BundleLimits.Default.DefinitionBytes, cancellation) is { } sent ? DefinitionBody.WithoutNulls(sent) : null;

    private static async Task<CohortView?> ViewAsync(HttpContext context, Database database, string code, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => StoredCohort.FindAsync(session, code), cancellation) is not { } stored) return null;
        context.Response.Headers.ETag = IfMatch.Of(stored.Planned.PlanVersion);
        return CohortView.Of(stored);
    }

    private static ProblemHttpResult TooLarge(HttpContext context) => ApiProblem.Of(context, StatusCodes.Status413PayloadTooLarge, "definitionTooLarge", new(
        "Rencana ini lebih besar dari 1 MB. Persingkat teks butir dan soalnya.", "This plan is larger than 1 MB. Shorten the texts of its items and questions."));

    /// <summary>Null when it is stored.</summary>
    private static ProblemHttpResult? Refusal(HttpContext context, ImportResult result) => result switch
    {
        ImportResult.Done => null,
        ImportResult.Refused refused => ApiProblem.Input(context, [.. refused.Problems.Select(problem => new InputProblem(problem.Column ?? "", problem.Code, new(problem.Id, problem.En)))]),
        ImportResult.OtherAgency => ApiProblem.Of(context, StatusCodes.Status403Forbidden, "otherAgency", new(
            "Kode ini milik instansi lain, atau instansinya bukan instansi Anda. Periksa keduanya.", "This code is another agency's, or the agency is not yours. Check both.")),
        // A level that is late takes it over when it is back.
        ImportResult.Pending => null,
        _ => throw new InvalidOperationException($"A definition alone cannot end as {result.GetType().Name}."),
    };
}
