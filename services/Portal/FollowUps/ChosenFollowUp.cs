using System.Globalization;
using Evaluation.Portal.Api;

namespace Evaluation.Portal.FollowUps;

/// <summary>A follow-up as a tick in a list says it: months, version, and the cohort's code, which may hold anything.</summary>
internal static class ChosenFollowUp
{
    public static string Write(CalendarEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.FollowUp.Months}.{entry.FollowUp.Version}.{entry.Cohort}");

    /// <summary>Null where no page has written it.</summary>
    /// <param name="chosen">Null for a field that came in empty.</param>
    public static FollowUpName? Read(string? chosen) => chosen?.Split('.', 3) is [var months, var version, { Length: > 0 } cohort]
        && int.TryParse(months, NumberStyles.None, CultureInfo.InvariantCulture, out var wave) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? new(cohort, wave, read) : null;
}
