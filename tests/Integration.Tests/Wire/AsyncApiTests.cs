using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Messaging;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Evaluation.Integration.Tests.Wire;

/// <summary>The document that others write their readers by says what the records say.</summary>
public sealed class AsyncApiTests
{
    private static readonly JsonObject Document = Read();

    private static readonly JsonSerializerOptions Strict = new(WireFormat.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static TheoryData<string> Events => WireTests.Events;

    public static TheoryData<string> Described => [.. Contracts().Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_event_has_a_message_and_a_channel_and_there_are_no_others()
    {
        var events = Events.Select(row => row.Data).Order(StringComparer.Ordinal).ToList();

        Document["components"]!["messages"]!.AsObject().Select(message => message.Key).Order(StringComparer.Ordinal).ShouldBe(events);
        // MassTransit names the exchange after the type.
        Document["channels"]!.AsObject().Select(channel => (string)channel.Value!["address"]!).Order(StringComparer.Ordinal)
            .ShouldBe(events.Select(name => $"{typeof(ICohortEvent).Namespace}:{name}"));
    }

    [Fact]
    public void There_is_no_schema_that_no_event_carries() =>
        Document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Order(StringComparer.Ordinal).ShouldBe(Described.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Described))]
    public void A_schema_says_what_the_contract_says(string name)
    {
        var type = Contracts().Single(type => type.Name == name);
        var described = (JsonObject)Document["components"]!["schemas"]![name]!.DeepClone();
        WithoutWords(described);

        JsonNode.DeepEquals(described, SchemaOf(type)).ShouldBeTrue($"{name} should be described as\n{SchemaOf(type).ToJsonString()}\nand is\n{described.ToJsonString()}");
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_example_is_such_an_event_to_the_last_property(string name)
    {
        var type = typeof(ICohortEvent).Assembly.GetType($"{typeof(ICohortEvent).Namespace}.{name}")!;
        var example = Document["components"]!["messages"]![name]!["examples"]![0]!["payload"]!;

        var read = JsonSerializer.Deserialize(example, type, Strict)!;

        JsonNode.DeepEquals(JsonSerializer.SerializeToNode(read, type, WireFormat.Options), example).ShouldBeTrue(WireFormat.Write(read));
    }

    /// <summary>The events and all that they carry.</summary>
    private static IReadOnlyList<Type> Contracts()
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(Events.Select(row => typeof(ICohortEvent).Assembly.GetType($"{typeof(ICohortEvent).Namespace}.{row.Data}")!));
        while (open.TryDequeue(out var type))
        {
            if (type.Assembly != typeof(ICohortEvent).Assembly || !found.Add(type) || type.IsEnum) continue;
            foreach (var parameter in ParametersOf(type)) open.Enqueue(ElementOf(parameter.ParameterType));
        }
        return [.. found];
    }

    private static Type ElementOf(Type type) =>
        Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? ElementOf(type.GetGenericArguments()[^1]) : type);

    private static ParameterInfo[] ParametersOf(Type type) => type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters();

    private static JsonObject SchemaOf(Type type)
    {
        if (type.IsEnum)
        {
            var values = Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, WireFormat.Options)!).ToArray();
            return values[0].GetValueKind() == JsonValueKind.Number ? new() { ["type"] = "integer" } : new() { ["type"] = "string", ["enum"] = new JsonArray(values) };
        }
        var schema = new JsonObject { ["type"] = "object" };
        var nullability = new NullabilityInfoContext();
        var parameters = ParametersOf(type);
        var required = parameters.Where(parameter => !parameter.HasDefaultValue && nullability.Create(parameter).WriteState != NullabilityState.Nullable).ToList();
        if (required.Count > 0) schema["required"] = new JsonArray([.. required.Select(parameter => (JsonNode)NameOf(type, parameter))]);
        schema["properties"] = new JsonObject(parameters.Select(parameter => KeyValuePair.Create<string, JsonNode?>(NameOf(type, parameter), PropertyOf(parameter))));
        return schema;
    }

    private static JsonObject PropertyOf(ParameterInfo parameter)
    {
        var schema = ReferenceTo(parameter.ParameterType);
        if (parameter is { HasDefaultValue: true, DefaultValue: { } value })
            schema["default"] = JsonSerializer.SerializeToNode(parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, value) : value, WireFormat.Options);
        return schema;
    }

    private static JsonObject ReferenceTo(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return new() { ["type"] = "string" };
        if (type == typeof(bool)) return new() { ["type"] = "boolean" };
        if (type == typeof(Guid)) return new() { ["type"] = "string", ["format"] = "uuid" };
        if (type == typeof(DateOnly)) return new() { ["type"] = "string", ["format"] = "date" };
        if (type == typeof(DateTimeOffset)) return new() { ["type"] = "string", ["format"] = "date-time" };
        if (type == typeof(int)) return new() { ["type"] = "integer", ["format"] = "int32" };
        if (type == typeof(long)) return new() { ["type"] = "integer", ["format"] = "int64" };
        if (type == typeof(double)) return new() { ["type"] = "number", ["format"] = "double" };
        if (type == typeof(decimal)) return new() { ["type"] = "number", ["format"] = "decimal" };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return new() { ["type"] = "array", ["items"] = ReferenceTo(type.GetGenericArguments()[0]) };
        if (type.IsGenericType) return new() { ["type"] = "object", ["additionalProperties"] = ReferenceTo(type.GetGenericArguments()[1]) };
        return new() { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    /// <summary>As the serializer has it.</summary>
    private static string NameOf(Type type, ParameterInfo parameter) => WireFormat.Options.GetTypeInfo(type).Properties
        .Single(property => (property.AttributeProvider as PropertyInfo)?.Name == parameter.Name).Name;

    private static void WithoutWords(JsonObject schema)
    {
        schema.Remove("description");
        foreach (var property in schema["properties"]?.AsObject().Select(property => property.Value) ?? []) property!.AsObject().Remove("description");
    }

    private static JsonObject Read()
    {
        using var text = new StreamReader(typeof(ICohortEvent).Assembly.GetManifestResourceStream("asyncapi.yaml")!);
        var yaml = new YamlStream();
        yaml.Load(text);
        return (JsonObject)JsonOf(yaml.Documents[0].RootNode)!;
    }

    private static JsonNode? JsonOf(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, JsonOf(entry.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(JsonOf)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain when plain.Value is "true" or "false" || (plain.Value is [var first, ..] && (char.IsAsciiDigit(first) || first == '-') && decimal.TryParse(plain.Value, out _)) => JsonNode.Parse(plain.Value),
        YamlScalarNode scalar => scalar.Value,
        _ => throw new InvalidOperationException($"The document has a {node.NodeType} at {node.Start}."),
    };
}
