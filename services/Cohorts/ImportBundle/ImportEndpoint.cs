using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.ImportBundle;

internal static class ImportEndpoint
{
    public static void MapImport(this IEndpointRouteBuilder app) => app.MapPost("/api/import", ImportAsync)
        .WithTags("cohorts")
        .AllowRoles(Roles.Admin, Roles.TrainingUnit)
        .Accepts<byte[]>("application/zip", SentBody.AnyType)
        .WithSummary("Imports a cohort bundle, whole or not at all; ?dryRun=true only checks and compares, ?replace=true makes the files the whole truth")
        .ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);

    private static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> ImportAsync(
        bool? dryRun, bool? replace, HttpContext context, ImportDesk desk, CancellationToken cancellation)
    {
        if (await SentBody.ReadAsync(context.Request, BundleLimits.Default.CompressedBytes, cancellation) is not { } archive)
            return ApiProblem.Of(context, StatusCodes.Status413PayloadTooLarge, "archiveTooLarge", new(
                $"Arsip lebih besar dari {BundleLimits.Default.CompressedBytes / 1_000_000} MB. Bagi menjadi beberapa impor.",
                $"The archive is larger than {BundleLimits.Default.CompressedBytes / 1_000_000} MB. Split it into several imports."));
        try
        {
            return await desk.RunAsync(new(BundleReader.Open(new MemoryStream(archive)), Caller.Of(context.User), replace ?? false, dryRun ?? false), cancellation) switch
            {
                ImportResult.Done done => TypedResults.Ok(done.Report),
                ImportResult.Refused refused => Refusal(context, refused.Problems),
                ImportResult.Conflicting conflicting => Conflict(context, conflicting),
                ImportResult.OtherAgency => ApiProblem.Of(context, StatusCodes.Status403Forbidden, "otherAgency", new(
                    "Angkatan ini milik instansi lain. Periksa agency dan code di cohort.json.", "This cohort is another agency's. Check agency and code in cohort.json.")),
                ImportResult.Pending pending => ApiProblem.Of(context, StatusCodes.Status503ServiceUnavailable, "importPending", new(
                    $"{pending.Cohort} sudah tersimpan, tetapi belum semua layanan menerimanya. Tidak perlu mengirim ulang.",
                    $"{pending.Cohort} is stored, but not every service has taken it over yet. There is no need to send it again.")),
                _ => Overtaken(context),
            };
        }
        catch (MassTransit.RequestTimeoutException)
        {
            return ApiProblem.Of(context, StatusCodes.Status503ServiceUnavailable, "levelNotAvailable", new(
                "Salah satu layanan tingkat tidak menjawab; tidak ada yang disimpan. Coba lagi nanti.", "One of the level services does not answer; nothing was stored. Try again later."));
        }
    }

    private static ProblemHttpResult Overtaken(HttpContext context) => ApiProblem.Conflict(context, "importSuperseded", new(
        "Angkatan ini berubah selama impor; tidak ada yang disimpan. Kirim lagi.", "The cohort changed during the import; nothing was stored. Send it again."));

    private static ProblemHttpResult Refusal(HttpContext context, IReadOnlyList<BundleProblem> problems)
    {
        var isEnglish = Sentence.PrefersEnglish(context.Request.Headers.AcceptLanguage);
        return ApiProblem.Of(context, StatusCodes.Status422UnprocessableEntity, "bundle", new(
            $"{problems.Count} hal di berkas perlu diperbaiki; tidak ada yang disimpan.", $"{problems.Count} things in the bundle need mending; nothing was stored."),
            new Dictionary<string, object?>
            {
                ["errors"] = problems.Select(problem => new BundleError(
                    problem.File, problem.Row, problem.Column, problem.Code, isEnglish ? problem.En : problem.Id, new(problem.Id, problem.En))).ToList(),
            });
    }

    private static ProblemHttpResult Conflict(HttpContext context, ImportResult.Conflicting conflicting) => ApiProblem.Of(
        context, StatusCodes.Status409Conflict, "importConflicts", new(
            $"{conflicting.Conflicts.Count} jawaban yang masuk dengan cara lain akan tertimpa atau hilang; tidak ada yang disimpan. Periksa daftarnya; ?replace=true menimpanya.",
            $"{conflicting.Conflicts.Count} answers that came in by other ways would be overwritten or dropped; nothing was stored. Look through the list; ?replace=true overwrites them."),
        new Dictionary<string, object?>
        {
            ["conflicts"] = conflicting.Conflicts.Select(entry => new ConflictItem(
                entry.File, entry.Conflict.Key.Kind, entry.Conflict.Key.Subject, entry.Conflict.Key.Occasion, entry.Conflict.Key.Author, entry.Conflict.Source)).ToList(),
        });
}

/// <param name="Message">By Accept-Language.</param>
internal sealed record BundleError(string File, int? Row, string? Column, string Code, string Message, Sentence Messages);

/// <summary>Opaque ids, as everywhere outside the files.</summary>
internal sealed record ConflictItem(string File, string Kind, string Subject, string Occasion, string Author, string Source);
