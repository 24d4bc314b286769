using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evaluation.Cohorts.Bundles;

/// <summary>The words that stand for the values of an enum in a bundle: those of its JSON.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Of<T>()
        where T : struct, Enum => Lookup<T>.Words;

    public static string Of<T>(T value)
        where T : struct, Enum => Lookup<T>.ByValue[value];

    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum => Lookup<T>.ByWord.TryGetValue(word, out value);

    private static class Lookup<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, Word);
        public static readonly Dictionary<string, T> ByWord =
            ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        public static readonly IReadOnlyList<string> Words = [.. ByValue.Values];

        private static string Word(T value)
        {
            var name = value.ToString();
            var given = typeof(T).GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>();
            return given?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(name);
        }
    }
}
