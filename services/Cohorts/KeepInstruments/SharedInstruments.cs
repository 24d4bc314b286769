using Evaluation.Persistence.Messaging;

namespace Evaluation.Cohorts.KeepInstruments;

/// <summary>The instruments that come with the software: those of the sample cohorts, and the nine elements of the service satisfaction survey.</summary>
internal static class SharedInstruments
{
    private const string Folder = "instruments/";

    public static IReadOnlyList<Instrument> All { get; } =
    [
        .. typeof(SharedInstruments).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read),
    ];

    private static Instrument Read(string resource)
    {
        using var text = new StreamReader(typeof(SharedInstruments).Assembly.GetManifestResourceStream(resource)!);
        var content = WireFormat.Read<InstrumentContent>(text.ReadToEnd());
        return new(content.Code!, 1, null, content);
    }
}
