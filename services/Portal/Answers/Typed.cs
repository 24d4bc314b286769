using System.Text.Json;

namespace Evaluation.Portal.Answers;

/// <summary>What somebody has put into a form, right or wrong: by field, from the form itself, a draft, or an answer that is corrected.</summary>
internal sealed class Typed(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
{
    /// <summary>Of an item that could not be observed, or a question that the reader leaves open on purpose.</summary>
    public const string None = "x";

    public static Typed Nothing { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    public string? this[string field] => fields.TryGetValue(field, out var values) && values.Count > 0 ? values[0] : null;

    public bool Has(string field, string value) => fields.TryGetValue(field, out var values) && values.Contains(value);

    /// <summary>Every field and value, to be carried through a page that does not show them as a form.</summary>
    public IEnumerable<(string Field, string Value)> All => fields.SelectMany(pair => pair.Value, (pair, value) => (pair.Key, value));

    public object ToDraft() => fields;

    public const string ItemPrefix = "item.";

    public static Typed Of(IFormCollection form, IEnumerable<Screen> screens) => new(screens
        .SelectMany(screen => screen.Questions).Where(question => form.ContainsKey(question.Field))
        .ToDictionary(question => question.Field, question => (IReadOnlyList<string>)[.. form[question.Field].OfType<string>()]));

    /// <summary>A draft as it was stored; what another version of the form left in it is passed over.</summary>
    public static Typed Of(JsonElement draft) => new((draft.ValueKind == JsonValueKind.Object ? draft.EnumerateObject().AsEnumerable() : [])
        .Where(field => field.Value.ValueKind == JsonValueKind.Array)
        .ToDictionary(field => field.Name, field => (IReadOnlyList<string>)[.. field.Value.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)]));
}
