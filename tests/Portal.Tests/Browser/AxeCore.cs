using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Evaluation.Testing;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>axe-core from the npm registry: fetched once, checked against its known hash, kept among what the build leaves behind.</summary>
internal static class AxeCore
{
    private const string Version = "4.10.3";

    // As the registry has it for this version: whatever else comes is refused.
    private const string Integrity = "Xm7bpRXnDSX2YE2YFfBk2FnF0ep6tmG7xPh8iHee8MIcrgq762Nkce856dYtJYLkuIoYZvGfTs/PbZhideTcEg==";

    private const string Rules = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";

    private static readonly Lazy<Task<string>> Script = new(ReadAsync);

    private static string Registry => (Environment.GetEnvironmentVariable("npm_config_registry") ?? FromSettings() ?? "https://registry.npmjs.org").TrimEnd('/');

    // bin/Debug/net10.0 lies three below the project.
    private static string Kept => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "obj", $"axe-core-{Version}.tgz"));

    /// <summary>What breaks WCAG 2.2 AA on the page as it stands, a line each.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        string script;
        try
        {
            script = await Script.Value;
        }
        catch (HttpRequestException exception)
        {
            Requirement.Axe.Missing($"axe-core {Version} could not be fetched from {Registry}: {exception.Message}");
            throw;
        }
        // Not as an element of the page, which the content policy rightly refuses.
        await page.EvaluateAsync(script + "; undefined");
        var found = await page.EvaluateAsync<JsonElement>($"axe.run(document, {{ runOnly: {Rules}, resultTypes: ['violations'] }}).then(result => result.violations)");
        return [.. found.EnumerateArray().Select(violation =>
            $"{page.Url}: {violation.GetProperty("id").GetString()}: {string.Join(" | ", violation.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("html").GetString()).Take(4))}")];
    }

    private static async Task<string> ReadAsync()
    {
        var archive = File.Exists(Kept) ? await File.ReadAllBytesAsync(Kept) : await FetchAsync();
        await using var unpacked = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        await using var reader = new TarReader(unpacked);
        while (await reader.GetNextEntryAsync() is { } entry)
        {
            if (entry.Name != "package/axe.min.js") continue;
            using var text = new StreamReader(entry.DataStream!);
            return await text.ReadToEndAsync();
        }
        throw new InvalidDataException("The package holds no axe.min.js.");
    }

    private static async Task<byte[]> FetchAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var archive = await http.GetByteArrayAsync($"{Registry}/axe-core/-/axe-core-{Version}.tgz");
        Convert.ToBase64String(SHA512.HashData(archive)).ShouldBe(Integrity, "The registry gave another package than the one that is known.");
        var half = $"{Kept}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(half, archive);
        File.Move(half, Kept, overwrite: true);
        return archive;
    }

    private static string? FromSettings()
    {
        var settings = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".npmrc");
        var line = File.Exists(settings) ? File.ReadLines(settings).FirstOrDefault(line => line.StartsWith("registry=", StringComparison.Ordinal)) : null;
        return line?["registry=".Length..].Trim();
    }
}
