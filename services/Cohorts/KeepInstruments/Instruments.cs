using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.KeepInstruments;

/// <summary>The instruments as they are stored, beside those that come with the software.</summary>
internal static class Instruments
{
    /// <summary>Those that the caller may see: everybody's and the caller's agency's.</summary>
    public static async Task<IReadOnlyList<Instrument>> ListAsync(Session session, Caller caller) =>
    [
        .. SharedInstruments.All
            .Concat((await session.QueryAsync<Row>("SELECT code, version, agency, content FROM instruments")).Select(row => row.ToInstrument()))
            .Where(instrument => IsSeenBy(caller, instrument))
            .OrderBy(instrument => instrument.Content.Name, StringComparer.Ordinal).ThenBy(instrument => instrument.Code, StringComparer.Ordinal).ThenByDescending(instrument => instrument.Version),
    ];

    /// <summary>All versions of one, latest first, whoever may see them.</summary>
    public static async Task<IReadOnlyList<Instrument>> VersionsAsync(Session session, string code) =>
    [
        .. (await session.QueryAsync<Row>("SELECT code, version, agency, content FROM instruments WHERE code = @code", new { code })).Select(row => row.ToInstrument())
            .Concat(SharedInstruments.All.Where(instrument => instrument.Code == code)).OrderByDescending(instrument => instrument.Version),
    ];

    public static bool IsSeenBy(Caller caller, Instrument instrument) => instrument.Agency is not { } agency || caller.Sees(agency);

    public static Task AddAsync(UnitOfWork work, Instrument instrument, string by) => work.ExecuteAsync(
        """
        INSERT INTO instruments (code, version, kind, agency, name, content, made_at, made_by)
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
