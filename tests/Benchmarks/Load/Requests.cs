using System.Globalization;
using System.Text;

namespace Evaluation.Benchmarks.Load;

/// <summary>Requests as bytes, made before the time is taken.</summary>
internal static class Requests
{
    public static byte[] Response(string cohort, string respondent, string token, int number) => Of("POST", $"/api/reaction/{cohort}/responses", token, Body(respondent, number));

    public static string Body(string respondent, int number)
    {
        var answers = string.Join(",", BenchBundle.Items.Select((item, index) => string.Create(CultureInfo.InvariantCulture, $"\"{item}\":{BenchBundle.AnswerOf(number, index)}")));
        return $$$"""{"respondent":"{{{respondent}}}","group":"participant","answers":{ {{{answers}}} }}""";
    }

    public static byte[] Get(string path, string token) => Of("GET", path, token, "");

    private static byte[] Of(string method, string path, string token, string body) => Encoding.UTF8.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
        + (body.Length > 0 ? $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n" : "") + $"\r\n{body}");
}
