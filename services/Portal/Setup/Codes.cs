using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evaluation.Portal.Setup;

/// <summary>The codes of the contracts' words, by which the pages find their own.</summary>
internal static class Codes
{
    public static string Of<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return typeof(T).GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(name);
    }

    public static T? Read<T>(string? code) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == code) return value;
        return null;
    }
}
