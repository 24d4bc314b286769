using Microsoft.AspNetCore.Http;

namespace Evaluation.Levels.Answers;

/// <summary>Versions as entity tags.</summary>
public static class ETags
{
    public static string Of(int version) => $"\"{version}\"";

    /// <summary>Which version the caller has read; false where If-Match is missing or no version.</summary>
    public static bool TryRead(HttpContext context, out int version) => int.TryParse(((string?)context.Request.Headers.IfMatch)?.Trim().Trim('"'), out version);
}
