using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Integration.Tests.Wire;

/// <summary>
/// What the services say to each other is kept for ever in journals: each event has an approved file. A file is never changed to
/// fit the code; where an event must change, what it said before must still be read.
/// </summary>
public sealed class WireTests
{
    public static TheoryData<string> Events => [.. typeof(ICohortEvent).Assembly.GetExportedTypes()
        .Where(type => type.IsClass && (type.IsAssignableTo(typeof(ICohortEvent)) || type == typeof(ChainChanged) || type == typeof(ReplayRequested) || type == typeof(LinkRequested)))
        .Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_written_as_approved(string name)
    {
        var written = WireFormat.Write(Example.Of(TypeOf(name)));

        JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(Approved(name))).ShouldBeTrue($"{name} is now written as\n{written}");
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void What_was_approved_is_still_read(string name)
    {
        var read = JsonSerializer.Deserialize(Approved(name), TypeOf(name), WireFormat.Options)!;

        WireFormat.Write(read).ShouldBe(WireFormat.Write(Example.Of(TypeOf(name))));
    }

    /// <summary>As an earlier or a later version might have said it: without what is optional, and with something that is not known here.</summary>
    [Theory]
    [MemberData(nameof(Events))]
    public void What_another_version_said_is_still_read(string name)
    {
        var older = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Wire", "Older", $"{name}.json")))!.AsObject();
        var read = JsonSerializer.Deserialize(older, TypeOf(name), WireFormat.Options)!;

        older.Remove("retired").ShouldBeTrue();
        Lacking(older, JsonSerializer.SerializeToNode(read, WireFormat.Options), name).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void The_name_on_the_wire_leads_back_to_the_event(string name) => WireFormat.TypeOf(WireFormat.NameOf(TypeOf(name))).ShouldBe(TypeOf(name));

    [Fact]
    public void There_is_no_approved_file_without_an_event() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Wire", "Approved")).Select(Path.GetFileNameWithoutExtension).Order().ShouldBe(Events.Select(row => row.Data).Order());

    /// <summary>What the first says and the second does not.</summary>
    private static IEnumerable<string> Lacking(JsonNode? said, JsonNode? read, string path) => (said, read) switch
    {
        (JsonObject one, JsonObject other) => one.SelectMany(property => Lacking(property.Value, other[property.Key], $"{path}.{property.Key}")),
        (JsonArray one, JsonArray other) when one.Count == other.Count => one.Zip(other).SelectMany(pair => Lacking(pair.First, pair.Second, $"{path}[]")),
        _ => JsonNode.DeepEquals(said, read) ? [] : [$"{path}: {said?.ToJsonString()} was read as {read?.ToJsonString()}"],
    };

    private static Type TypeOf(string name) => typeof(ICohortEvent).Assembly.GetType($"{typeof(ICohortEvent).Namespace}.{name}")!;

    private static string Approved(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Wire", "Approved", $"{name}.json"));
}
