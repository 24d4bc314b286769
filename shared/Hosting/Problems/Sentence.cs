using System.Globalization;

namespace Evaluation.Hosting.Problems;

/// <summary>What is said to people, in both languages.</summary>
public sealed record Sentence(string Id, string En)
{
    /// <summary>By the request's Accept-Language; Indonesian unless English is preferred.</summary>
    public string In(string? acceptLanguage) => PrefersEnglish(acceptLanguage) ? En : Id;

    public static bool PrefersEnglish(string? acceptLanguage)
    {
        if (string.IsNullOrEmpty(acceptLanguage)) return false;
        var best = acceptLanguage.Split(',')
            .Select(part => part.Split(';'))
            .Select(part => (Language: part[0].Trim(), Quality: Quality(part)))
            .Where(entry => entry.Language.StartsWith("id", StringComparison.OrdinalIgnoreCase) || entry.Language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(entry => entry.Quality)
            .FirstOrDefault();
        return best.Language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;
    }

    private static double Quality(string[] part) =>
        part.Skip(1).Select(parameter => parameter.Trim()).FirstOrDefault(parameter => parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)) is { } given
        && double.TryParse(given.AsSpan(2), NumberStyles.Float, CultureInfo.InvariantCulture, out var quality) ? quality : 1;
}

/// <summary>One thing that is wrong with what was sent.</summary>
/// <param name="Field">Where: the property, in camelCase.</param>
/// <param name="Code">Stable, for programs.</param>
public sealed record InputProblem(string Field, string Code, Sentence Message)
{
    /// <summary>Of a filter that names none of what there is, and would find nothing without a word.</summary>
    public static InputProblem NotOneOf(string field, IReadOnlyList<string> known) => new(field, "unknownWord", new(
        $"Isi {field} dengan salah satu dari {string.Join(", ", known)}, atau kosongkan.", $"Give {field} as one of {string.Join(", ", known)}, or leave it out."));
}
