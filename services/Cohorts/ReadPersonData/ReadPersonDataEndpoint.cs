using System.Text.Json;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.ReadPersonData;

internal static class ReadPersonDataEndpoint
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapReadPersonData(this RouteGroupBuilder cohorts) => cohorts.MapGet("/persons/{person:guid}/data", ReadAsync)
        .AllowRoles(Roles.Admin, Roles.Respondent, Roles.Supervisor)
        .WithSummary("All that is stored about a person, as a file: for an admin, and for the person")
        .ProducesProblem(404);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadAsync(
        Guid person, HttpContext context, PersonFiles files, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        var records = await database.ReadAsync(session => ReadableAsync(session, person, caller), cancellation);
        // Somebody else's file is not told from one that does not exist.
        if (records.Count == 0) return ApiProblem.NotFound(context, person.ToString());
        var file = await files.MakeAsync(records, cancellation);
        await AccessLog.WriteAsync(database, caller, "person-file-read", person.ToString("D"), cancellation);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(file, Options), "application/json", "person-data.json");
    }

    // Another agency may have recorded this NIP for whomever: that is for an admin to judge, and others read what they came for.
    private static async Task<IReadOnlyList<Guid>> ReadableAsync(Session session, Guid person, Caller caller)
    {
        var readable = new List<Guid>();
        foreach (var record in (await PersonRecords.OfPersonAsync(session, person)).OrderByDescending(record => record == person))
            if ((await PersonFiles.MembersAsync(session, [record])).Any(member => caller.Role == Roles.Admin || caller.Is(member))) readable.Add(record);
        return caller.Role == Roles.Admin || readable.Contains(person) ? readable : [];
    }
}
