using System.Globalization;

namespace Evaluation.Portal.Words;

/// <summary>
/// Who reads the page: the language, and with it words, numbers and dates. What the reader chose, else what the browser asks for,
/// else Indonesian.
/// </summary>
internal sealed class Reader
{
    public const string Cookie = "evaluation-language";

    public Reader(IHttpContextAccessor contexts)
    {
        var context = contexts.HttpContext!;
        var asked = context.Request.Query["lang"].ToString();
        Language = Known(asked) ?? Known(context.Request.Cookies[Cookie]) ?? Preferred(context.Request) ?? "id";
        Display = new(Language);
        if (asked == Language && !context.Response.HasStarted)
            context.Response.Cookies.Append(Cookie, Language, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromDays(365), IsEssential = true, Secure = context.Request.IsHttps });
    }

    public string Language { get; }

    public Display Display { get; }

    /// <summary>The words of a key; a code without words is shown as it is.</summary>
    public string this[string key] => Vocabulary.Find(key, Language) ?? AnswerWords.Find(key, Language) ?? key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>Level names in a row: "Pembelajaran, Perilaku dan Hasil".</summary>
    public string Row(IEnumerable<string> levels)
    {
        var names = levels.Select(level => this[$"level.{level}"]).ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} {this["word.and"]} {names[^1]}";
    }

    private static string? Known(string? language) => language is "id" or "en" ? language : null;

    // "in" is what Indonesian was called before 1989, and some browsers still say so.
    private static string? Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality is null or > 0).OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant())
        .Select(language => Known(language == "in" ? "id" : language)).FirstOrDefault(language => language is not null);

    /// <summary>This page in the other language: the same address, with the switch.</summary>
    public string Switched(HttpRequest request)
    {
        var others = request.Query.Where(pair => pair.Key != "lang").SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return request.PathBase + request.Path + QueryString.Create([.. others, KeyValuePair.Create("lang", (string?)(Language == "en" ? "id" : "en"))]);
    }
}
