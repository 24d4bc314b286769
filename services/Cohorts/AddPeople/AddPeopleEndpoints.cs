using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ImportBundle;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.AddPeople;

/// <summary>Participants from a spreadsheet: first looked through, then stored, all or none.</summary>
internal static class AddPeopleEndpoints
{
    private const string Text = "text/tab-separated-values", Csv = "text/csv";

    public static void MapAddPeople(this RouteGroupBuilder cohorts)
    {
        var people = cohorts.MapGroup("/{cohort}/people").AllowRoles(Roles.Admin, Roles.TrainingUnit);
        people.MapPost("/check", CheckAsync).Accepts<byte[]>(Text, Csv, PeopleTable.Workbook, SentBody.AnyType)
            .WithSummary("Looks through a table of participants (tab-separated, CSV, XLSX) and says of each row what would come of it; stores nothing")
            .ProducesProblem(404).ProducesProblem(413);
        people.MapPost("/batch", BatchAsync).Accepts<byte[]>(Text, Csv, PeopleTable.Workbook, SentBody.AnyType)
            .WithSummary("Stores a table of participants, all or none; If-Match names the version of the cohort's people that the check was made against")
            .ProducesProblem(404).ProducesProblem(412).ProducesProblem(413).ProducesProblem(422).ProducesProblem(428);
    }

    private static async Task<Results<Ok<PeopleReport>, ProblemHttpResult>> CheckAsync(
        string cohort, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await ReadAsync(context, cancellation) is not { } reading) return TooLarge(context);
        return await database.ReadAsync<Results<Ok<PeopleReport>, ProblemHttpResult>>(async session =>
        {
            if (await StoredCohort.FindAsync(session, cohort) is not { } stored || !caller.Sees(stored.Agency)) return ApiProblem.NotFound(context, cohort);
            var draft = await DraftAsync(session, stored, reading, database.Clock.GetUtcNow());
            context.Response.Headers.ETag = IfMatch.Of(stored.Number);
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Ok(PeopleReport.Of(reading, draft, IsEnglish(context)));
        }, cancellation);
    }

    private static async Task<Results<Ok<PeopleReport>, ProblemHttpResult>> BatchAsync(
        string cohort, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        if (await ReadAsync(context, cancellation) is not { } reading) return TooLarge(context);
        while (true)
        {
            try
            {
                return await database.WriteAsync(work => StoreAsync(work, cohort, reading, caller, context), cancellation);
            }
            catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
            {
                // Another cohort has stored one of them between reading and writing: now there is somebody to find.
            }
        }
    }

    private static async Task<Results<Ok<PeopleReport>, ProblemHttpResult>> StoreAsync(UnitOfWork work, string cohort, PeopleReading reading, Caller caller, HttpContext context)
    {
        if (await StoredCohort.FindAsync(work, cohort) is not { } stored || !caller.Sees(stored.Agency)) return ApiProblem.NotFound(context, cohort);
        if (!IfMatch.TryRead(context, out var version)) return IfMatch.Missing(context);
        if (reading.Problems.Count > 0) return ApiProblem.Input(context, [.. reading.Problems.Select(problem => new InputProblem(problem.Column ?? "", problem.Code, PeopleHeadings.Said(problem)))]);
        var draft = await DraftAsync(work, stored, reading, work.Now);
        var report = PeopleReport.Of(reading, draft, IsEnglish(context), isStored: true);
        context.Response.Headers.CacheControl = "no-store";
        // The second of two clicks finds everything done.
        if (draft.Changed.Count == 0) return TypedResults.Ok(report);
        if (version != stored.Number) return IfMatch.Stale(context);
        await RosterChange.StoreAsync(work, stored, draft.Changed);
        work.Audit(stored.Id.ToString("D"), new(caller.Account, caller.Role, "people-added", "", $"{report.Added} new, {report.Changed} changed"));
        return TypedResults.Ok(report);
    }

    private static async Task<CohortDraft> DraftAsync(Session session, StoredCohort stored, PeopleReading reading, DateTimeOffset now)
    {
        var bundle = new Bundle(stored.Planned.Definition, reading.Beside(stored));
        return new(stored.Id, stored, bundle, replace: false, await PersonRecords.OfAgencyAsync(session, stored.Agency, CohortDraft.NipsOf(bundle)), now);
    }

    private static async Task<PeopleReading?> ReadAsync(HttpContext context, CancellationToken cancellation) =>
        await SentBody.ReadAsync(context.Request, PeopleTable.Limits.CompressedBytes, cancellation) is { } content
            ? PeopleReading.Of(content, context.Request.ContentType?.StartsWith(PeopleTable.Workbook, StringComparison.OrdinalIgnoreCase) == true) : null;

    private static bool IsEnglish(HttpContext context) => Sentence.PrefersEnglish(context.Request.Headers.AcceptLanguage);

    private static ProblemHttpResult TooLarge(HttpContext context) => ApiProblem.Of(context, StatusCodes.Status413PayloadTooLarge, "tableTooLarge", new(
        "Tabel lebih besar dari 2 MB. Kirim hanya lembar peserta, atau bagi menjadi beberapa kali.", "The table is larger than 2 MB. Send the sheet of participants only, or send it in parts."));
}
