using System.Text.RegularExpressions;

namespace Evaluation.Contracts.Plans;

/// <summary>By what a cohort may be called: its code stands in addresses.</summary>
public static partial class CohortCodes
{
    /// <summary>What stands in the place of a code in some address already.</summary>
    public static IReadOnlySet<string> Reserved { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "ACCOUNT-MAILS", "AUDIT", "CALENDAR", "FOLLOW-UPS", "HOLIDAYS", "INSTRUMENTS", "LOST", "NEW", "OPERATIONS", "PERSONS", "POLICIES", "REBUILD", "TASKS",
    };

    public static bool IsCode(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9-]{1,39}\z")]
    public static partial Regex Pattern();
}
