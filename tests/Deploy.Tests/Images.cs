using System.Text.RegularExpressions;

namespace Evaluation.Deploy.Tests;

internal static partial class Images
{
    /// <summary>With a tag that names a version to the minor at least, so that nothing new comes unasked.</summary>
    public static bool IsPinned(string image) => Version.IsMatch(image);

    [GeneratedRegex(@":v?(\d+\.\d+|\d{4}-CU\d+)[\w.-]*$")]
    private static partial Regex Version { get; }
}
