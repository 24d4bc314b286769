namespace Evaluation.Portal.Administration;

/// <summary>The services, by what follows <c>/api/</c>.</summary>
internal static class ServiceNames
{
    public static IReadOnlyList<string> All { get; } = ["identity", "cohorts", "reaction", "learning", "behaviour", "results", "chains", "notifications"];
}
