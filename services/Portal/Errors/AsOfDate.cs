using System.Globalization;
using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Errors;

/// <summary>The date in a page's address by which a chain is read.</summary>
internal static class AsOfDate
{
    /// <summary>Null where none is asked for.</summary>
    /// <exception cref="ApiRefusal">It cannot be read as a date: another day than the one meant is never shown.</exception>
    public static DateOnly? Read(string? typed, Reader reader)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new ApiRefusal(HttpStatusCode.BadRequest, reader["chain.asOf.wrong", typed], null);
    }
}
