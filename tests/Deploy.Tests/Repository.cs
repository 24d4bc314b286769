using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Evaluation.Deploy.Tests;

/// <summary>The files of the repository, as they are deployed.</summary>
internal static class Repository
{
    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();

    public static string Root { get; } = Ancestors(new(AppContext.BaseDirectory)).First(folder => folder.GetFiles("Evaluation.sln").Length > 0).FullName;

    /// <summary>The services that are deployed one by one, by the names of their folders.</summary>
    public static IReadOnlyList<string> Services { get; } =
        [.. Directory.GetDirectories(At("services")).Select(folder => Path.GetFileName(folder)!).Where(name => name != "Standalone").Order(StringComparer.Ordinal)];

    public static string At(string path) => Path.Combine(Root, path);

    public static string Text(string path) => File.ReadAllText(At(path));

    /// <summary>A YAML file with one document. Every value is a text.</summary>
    public static JsonObject Yaml(string path) => Documents(path).Single();

    public static IReadOnlyList<JsonObject> Documents(string path)
    {
        using var text = new StringReader(Text(path));
        var parser = new MergingParser(new Parser(text));
        var deserializer = new DeserializerBuilder().Build();
        var documents = new List<JsonObject>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _)) documents.Add(JsonNode.Parse(Json.Serialize(deserializer.Deserialize(parser)!))!.AsObject());
        return documents;
    }

    /// <summary>What stands at a path of names, such as <c>spec.template</c>; null when it is not there.</summary>
    public static JsonNode? At(this JsonNode? node, string path) => path.Split('.').Aggregate(node, (found, name) => (found as JsonObject)?[name]);

    public static string? Word(this JsonNode? node, string path) => (string?)node.At(path);

    public static IReadOnlyList<JsonNode> Items(this JsonNode? node, string path) => [.. (node.At(path) as JsonArray ?? []).Select(item => item!)];

    public static IReadOnlyList<string> Words(this JsonNode? node, string path) => [.. node.Items(path).Select(item => (string)item!)];

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Fields(this JsonNode? node, string path) => node.At(path) as JsonObject ?? [];

    private static IEnumerable<DirectoryInfo> Ancestors(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent) yield return folder;
    }
}
