using System.Globalization;
using Evaluation.Hosting.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Learning.TakeTest;

/// <summary>Why a test cannot be taken, or not now.</summary>
internal static class TestProblems
{
    public static ProblemHttpResult NotYet(HttpContext context, DateOnly day) => ApiProblem.Conflict(context, "notOpen", new(
        $"Tes ini baru dibuka pada {Text(day)}. Kerjakan mulai hari itu.", $"This test opens on {Text(day)} only. Take it from that day on."));

    public static ProblemHttpResult Closed(HttpContext context, DateOnly day) => ApiProblem.Conflict(context, "notOpen", new(
        $"Tes ini sudah ditutup pada {Text(day)}. Hubungi unit pelatihan.", $"This test closed on {Text(day)}. Turn to the training unit."));

    public static ProblemHttpResult HandedIn(HttpContext context) => ApiProblem.Conflict(context, "handedIn", new(
        "Tes ini sudah Anda kumpulkan; yang dihitung adalah jawaban itu. Jika keliru, hubungi unit pelatihan.",
        "You have handed in this test already; those answers count. If something is wrong, turn to the training unit."));

    public static ProblemHttpResult ScoreThere(HttpContext context) => ApiProblem.Conflict(context, "handedIn", new(
        "Nilai Anda untuk tes ini sudah dicatat, jadi tes ini tidak perlu dikerjakan lagi. Jika keliru, hubungi unit pelatihan.",
        "Your score in this test is on record, so there is nothing to take. If something is wrong, turn to the training unit."));

    public static ProblemHttpResult Over(HttpContext context) => ApiProblem.Conflict(context, "sittingOver", new(
        "Waktu tes ini sudah habis. Yang dihitung adalah jawaban yang tersimpan sebelum waktunya habis.",
        "The time of this test is over. What was saved before its end is what counts."));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
