namespace Evaluation.Portal.Errors;

/// <summary>Addresses that people see: for others the API answers itself, in its own form.</summary>
internal static class PagePath
{
    private static readonly string[] Others = ["api", "health", "openapi", "docs"];

    public static bool IsPage(PathString path) => !Others.Any(other => path.StartsWithSegments($"/{other}", StringComparison.OrdinalIgnoreCase));
}
