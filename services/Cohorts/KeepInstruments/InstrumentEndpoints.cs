using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.KeepInstruments;

internal static class InstrumentEndpoints
{
    public static void MapInstruments(this RouteGroupBuilder cohorts)
    {
        var instruments = cohorts.MapGroup("/instruments").AllowRoles(Roles.Admin, Roles.TrainingUnit);
        instruments.MapGet("/", ListAsync).WithSummary("The library of instruments: everybody's and the agency's own, latest versions first");
        instruments.MapGet("/{instrument}/{version:int}", ReadAsync).WithSummary("A version of an instrument, with its items: the agency's own under this code, else everybody's (?agency= where an admin means an agency's)").ProducesProblem(404);
        instruments.MapPut("/{instrument}/{version:int}", AddAsync)
            .WithSummary("Adds the next version of an instrument, or with 1 a new one: an admin's is everybody's, a training unit's its agency's. No version is ever changed")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private static async Task<Ok<InstrumentList>> ListAsync(HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        var all = await database.ReadAsync(session => Instruments.ListAsync(session, caller), cancellation);
        return TypedResults.Ok(new InstrumentList([.. all.GroupBy(instrument => (instrument.Agency, instrument.Code)).Select(versions => InstrumentItem.Of([.. versions], caller))]));
    }

    private static async Task<Results<Ok<Instrument>, ProblemHttpResult>> ReadAsync(
        string instrument, int version, string? agency, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var versions = await database.ReadAsync(session => Instruments.FindAsync(session, Caller.Of(context.User), instrument, agency), cancellation);
        return versions.FirstOrDefault(one => one.Version == version) is { } found ? TypedResults.Ok(found) : ApiProblem.NotFound(context, instrument);
    }

    private static async Task<Results<Created<Instrument>, Ok<Instrument>, ProblemHttpResult>> AddAsync(
        string instrument, int version, InstrumentContent content, HttpContext context, [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        if (InstrumentRules.Problems(instrument, content) is { Count: > 0 } problems) return ApiProblem.Input(context, problems);
        var caller = Caller.Of(context.User);
        var added = new Instrument(instrument, version, Instruments.OwnerFor(caller), content);
        try
        {
            return await database.WriteAsync(work => StoreAsync(work, added, caller, context), cancellation);
        }
        catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
        {
            // Somebody else has made this version at the same moment.
            return Taken(context, added);
        }
    }

    private static async Task<Results<Created<Instrument>, Ok<Instrument>, ProblemHttpResult>> StoreAsync(UnitOfWork work, Instrument added, Caller caller, HttpContext context)
    {
        var versions = await Instruments.VersionsAsync(work, added.Agency, added.Code);
        // Whoever knows the code as everybody's expects no other instrument under it. Of other agencies' codes nothing is told.
        if (versions.Count == 0 && added.Agency is not null && (await Instruments.VersionsAsync(work, null, added.Code)).Count > 0) return Everybodys(context, added);
        if (versions.FirstOrDefault(one => one.Version == added.Version) is { } there)
            return WireFormat.Write(there.Content) == WireFormat.Write(added.Content) ? TypedResults.Ok(there) : Taken(context, added);
        if (added.Version != versions.Select(one => one.Version).FirstOrDefault() + 1) return ApiProblem.NotFound(context, $"{added.Code} {added.Version - 1}");
        await Instruments.AddAsync(work, added, caller.Account);
        work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, "instrument-added", added.Code, $"version {added.Version}"));
        return TypedResults.Created($"/api/cohorts/instruments/{added.Code}/{added.Version}", added);
    }

    private static ProblemHttpResult Taken(HttpContext context, Instrument added) => ApiProblem.Conflict(context, "versionThere", new(
        $"Versi {added.Version} dari {added.Code} sudah ada dengan isi lain. Lihat versi terbaru, lalu simpan sebagai versi berikutnya.",
        $"Version {added.Version} of {added.Code} is there with other content. Look at the latest version, then save yours as the next."));

    private static ProblemHttpResult Everybodys(HttpContext context, Instrument added) => ApiProblem.Conflict(context, "codeTaken", new(
        $"Kode {added.Code} dipakai bersama oleh semua instansi. Simpan dengan kode sendiri.", $"The code {added.Code} is everybody's. Save it under a code of your own."));
}

internal sealed record InstrumentList(IReadOnlyList<InstrumentItem> Items);

/// <param name="Agency">Whose it is; null for everybody's.</param>
/// <param name="IsOwn">The caller may add versions.</param>
/// <param name="Versions">Latest first.</param>
/// <param name="Items">Of the latest version.</param>
internal sealed record InstrumentItem(string Code, string? Name, string? Kind, string? Agency, bool IsOwn, IReadOnlyList<int> Versions, int Items)
{
    public static InstrumentItem Of(IReadOnlyList<Instrument> versions, Caller caller) => new(
        versions[0].Code, versions[0].Content.Name, versions[0].Content.Kind, versions[0].Agency,
        versions[0].Agency == Instruments.OwnerFor(caller), [.. versions.Select(one => one.Version)], versions[0].Content.Items);
}
