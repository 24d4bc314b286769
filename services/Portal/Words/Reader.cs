using System.Globalization;

namespace Evaluation.Portal.Words;

/// <summary>Who reads the page: the language, and with it words, numbers and dates. Indonesian until the reader switches.</summary>
internal sealed class Reader
{
    public const string Cookie = "evaluation-language";

    public Reader(IHttpContextAccessor contexts)
    {
        var context = contexts.HttpContext!;
        var asked = context.Request.Query["lang"].ToString();
        Language = (asked is "id" or "en" ? asked : context.Request.Cookies[Cookie]) == "en" ? "en" : "id";
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

    /// <summary>This page in the other language: the same address, with the switch.</summary>
    public string Switched(HttpRequest request)
    {
        var others = request.Query.Where(pair => pair.Key != "lang").SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return request.PathBase + request.Path + QueryString.Create([.. others, KeyValuePair.Create("lang", (string?)(Language == "en" ? "id" : "en"))]);
    }
}
