using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Hosting.Problems;

/// <summary>Updates name the version that they replace, so that nobody undoes what somebody else did meanwhile.</summary>
public static class IfMatch
{
    public static string Of(long version) => $"\"{version}\"";

    public static bool TryRead(HttpContext context, out long version) => long.TryParse(
        context.Request.Headers.IfMatch.ToString().Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out version);

    /// <summary>For what may also be overwritten: null where no version is named. False where the one that is named is none.</summary>
    public static bool TryReadIfGiven(HttpContext context, out long? version)
    {
        var isRead = TryRead(context, out var named);
        version = isRead ? named : null;
        return isRead || context.Request.Headers.IfMatch.Count == 0;
    }

    public static ProblemHttpResult Missing(HttpContext context) => ApiProblem.Of(context, StatusCodes.Status428PreconditionRequired, "versionMissing", new(
        "Perubahan memerlukan If-Match dengan versi yang dibaca. Ambil dulu; versinya ada di ETag atau version.",
        "A change needs If-Match with the version that was read. Get it first; the version is the ETag, or version."));

    public static ProblemHttpResult Stale(HttpContext context) => ApiProblem.Of(context, StatusCodes.Status412PreconditionFailed, "versionChanged", new(
        "Sudah diubah orang lain sejak dibaca. Ambil lagi, lalu ulangi perubahannya.", "It has been changed since it was read. Get it again, then repeat the change."));
}
