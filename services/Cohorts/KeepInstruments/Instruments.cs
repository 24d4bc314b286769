using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.KeepInstruments;

/// <summary>The instruments as they are stored, beside those that come with the software.</summary>
internal static class Instruments
{
    /// <summary>Those that the caller may see: everybody's and the caller's agency's, which hides what everybody has under the same code.</summary>
    public static async Task<IReadOnlyList<Instrument>> ListAsync(Session session, Caller caller)
    {
        var kept = (await session.QueryAsync<Row>("SELECT agency, code, version, content FROM kept_instruments")).Select(row => row.ToInstrument());
        var seen = SharedInstruments.All.Concat(kept).Where(instrument => IsSeenBy(caller, instrument)).ToList();
        var own = seen.Where(instrument => instrument.Agency is { } agency && agency == OwnerFor(caller)).Select(instrument => instrument.Code).ToHashSet();
        return
        [
            .. seen.Where(instrument => instrument.Agency is not null || !own.Contains(instrument.Code))
                .OrderBy(instrument => instrument.Content.Name, StringComparer.Ordinal).ThenBy(instrument => instrument.Code, StringComparer.Ordinal)
                .ThenBy(instrument => instrument.Agency, StringComparer.Ordinal).ThenByDescending(instrument => instrument.Version),
        ];
    }

    /// <summary>What the code means to the caller: its agency's own instrument, else everybody's, else (to an admin) an agency's. All versions, latest first.</summary>
    /// <param name="agency">Whose it is to be; null to look as above.</param>
    public static async Task<IReadOnlyList<Instrument>> FindAsync(Session session, Caller caller, string code, string? agency)
    {
        var kept = (await session.QueryAsync<Row>("SELECT agency, code, version, content FROM kept_instruments WHERE code = @code", new { code })).Select(row => row.ToInstrument());
        var owners = kept.Concat(SharedInstruments.All.Where(instrument => instrument.Code == code))
            .Where(instrument => IsSeenBy(caller, instrument) && (agency is null || instrument.Agency == agency)).ToLookup(instrument => instrument.Agency ?? "");
        var owner = owners.MinBy(versions => (versions.Key == (OwnerFor(caller) ?? "") ? 0 : versions.Key.Length == 0 ? 1 : 2, versions.Key));
        return owner is null ? [] : [.. owner.OrderByDescending(instrument => instrument.Version)];
    }

    /// <summary>All versions that the owner has under a code, latest first.</summary>
    /// <param name="agency">Null for everybody's.</param>
    public static async Task<IReadOnlyList<Instrument>> VersionsAsync(Session session, string? agency, string code) =>
    [
        .. (await session.QueryAsync<Row>(
                "SELECT agency, code, version, content FROM kept_instruments WHERE agency = @owner AND code = @code", new { owner = agency ?? "", code })).Select(row => row.ToInstrument())
            .Concat(SharedInstruments.All.Where(instrument => instrument.Agency == agency && instrument.Code == code)).OrderByDescending(instrument => instrument.Version),
    ];

    /// <summary>To whom belongs what the caller adds; null for everybody.</summary>
    public static string? OwnerFor(Caller caller) => caller.Role == Roles.Admin ? null : caller.Agency;

    private static bool IsSeenBy(Caller caller, Instrument instrument) => instrument.Agency is not { } agency || caller.Sees(agency);

    public static Task AddAsync(UnitOfWork work, Instrument instrument, string by) => work.ExecuteAsync(
        """
        INSERT INTO kept_instruments (code, version, kind, agency, name, content, made_at, made_by)
        VALUES (@Code, @Version, @Kind, @agency, @Name, @content, @Now, @by)
        """,
        new { instrument.Code, instrument.Version, instrument.Content.Kind, agency = instrument.Agency ?? "", instrument.Content.Name, content = WireFormat.Write(instrument.Content), work.Now, by });

    private sealed class Row
    {
        public string Code { get; init; } = "";
        public int Version { get; init; }
        public string Agency { get; init; } = "";
        public string Content { get; init; } = "";

        public Instrument ToInstrument() => new(Code, Version, Agency.Length == 0 ? null : Agency, WireFormat.Read<InstrumentContent>(Content));
    }
}
