using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Evaluation.Hosting.Problems;

/// <summary>
/// Refuses a body in which a list holds <c>null</c> where its declaration says that it holds none: the serialiser knows this of
/// properties only, and whatever reads the list would fail on it.
/// </summary>
internal static class NullsInLists
{
    public static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var lists = type.Properties.Where(property => property.Get is not null && HoldsNoNulls(property)).ToList();
        if (lists.Count == 0) return;
        type.OnDeserialized = read =>
        {
            foreach (var list in lists)
            {
                if (list.Get!(read) is not IEnumerable<object?> entries) continue;
                foreach (var (index, entry) in entries.Index())
                    if (entry is null) throw new JsonException("A list holds null.", $"$.{list.Name}[{index}]", null, null);
            }
        };
    }

    private static bool HoldsNoNulls(JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not PropertyInfo declared) return false;
        // Not shared: it is not safe for threads, and each type is asked once.
        var nullability = new NullabilityInfoContext().Create(declared);
        var entries = nullability.ElementType ?? (nullability.GenericTypeArguments is [var only] ? only : null);
        return entries is { Type.IsValueType: false, ReadState: NullabilityState.NotNull };
    }
}
