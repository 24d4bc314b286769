namespace Evaluation.Portal.Tests.Setup;

/// <summary>The first step of a cohort, as a training unit fills it in.</summary>
internal static class NewCohort
{
    public static async Task BeginAsync(this Clerk clerk, string code)
    {
        using var begun = await clerk.PostAsync("/cohorts/new", await clerk.TextAsync("/cohorts/new"), Basics(code));
        begun.Headers.Location?.ToString().ShouldBe($"/cohorts/{code}/setup/instruments?note=saved", await begun.TextAsync());
    }

    public static Dictionary<string, string> Basics(string code) => new()
    {
        ["name"] = $"Angkatan {code}", ["code"] = code, ["startsOn"] = "2026-11-02", ["endsOn"] = "2026-11-20", ["timeZone"] = "Asia/Jakarta", ["programmeName"] = "Manajemen ASN",
        ["programmeCode"] = "PSMA", ["programmeKind"] = "technical", ["agencyName"] = "Badan Kepegawaian Negara", ["agencyCode"] = "BKN",
    };
}
