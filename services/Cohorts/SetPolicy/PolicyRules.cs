using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;

namespace Evaluation.Cohorts.SetPolicy;

/// <summary>What a policy has to fulfil.</summary>
internal static class PolicyRules
{
    // Five years: later nobody can say what came of a training.
    private const int LatestMonth = 60;

    private const int LongestWindow = 180;

    // More mails than these are a nuisance.
    private const int MostReminders = 10;

    public static IReadOnlyList<InputProblem> Problems(FollowUpPolicy policy) =>
        [.. OfMonths(policy), .. OfReminders(policy), .. OfRaters(policy.Raters), .. OfWeights(policy.Weights)];

    private static IEnumerable<InputProblem> OfMonths(FollowUpPolicy policy)
    {
        foreach (var (field, months) in ((string, int)[])[("minMonths", policy.MinMonths), ("maxMonths", policy.MaxMonths)])
        {
            if (months is < 1 or > LatestMonth)
                yield return new(field, "monthsOutside", new(
                    $"{field} adalah {months}. Isi dengan 1 sampai {LatestMonth} bulan.", $"{field} is {months}. Give 1 to {LatestMonth} months."));
        }
        if (policy.MinMonths > policy.MaxMonths)
            yield return new("maxMonths", "monthsReversed", new(
                $"maxMonths ({policy.MaxMonths}) di bawah minMonths ({policy.MinMonths}). Perbaiki salah satunya.",
                $"maxMonths ({policy.MaxMonths}) is below minMonths ({policy.MinMonths}). Correct one of them."));
        if (policy.WindowDays is < 1 or > LongestWindow)
            yield return new("windowDays", "windowOutside", new(
                $"windowDays adalah {policy.WindowDays}. Isi dengan 1 sampai {LongestWindow} hari.", $"windowDays is {policy.WindowDays}. Give 1 to {LongestWindow} days."));
    }

    private static IEnumerable<InputProblem> OfReminders(FollowUpPolicy policy)
    {
        var days = policy.ReminderDays ?? [];
        if (days.Count > MostReminders)
            yield return new("reminderDays", "remindersTooMany", new(
                $"Ada {days.Count} hari pengingat. Sisakan paling banyak {MostReminders}.", $"There are {days.Count} reminder days. Leave at most {MostReminders}."));
        if (days.Any(day => day < 1 || day > policy.WindowDays))
            yield return new("reminderDays", "reminderOutsideWindow", new(
                $"Hari pengingat harus di dalam jendela: 1 sampai {policy.WindowDays}.", $"Reminder days lie inside the window: 1 to {policy.WindowDays}."));
        if (days.Zip(days.Skip(1)).Any(pair => pair.First >= pair.Second))
            yield return new("reminderDays", "remindersNotAscending", new(
                "Urutkan hari pengingat dari yang paling awal, masing-masing sekali.", "Put the reminder days in order, the earliest first, each once."));
        if (policy.LastReminderDays < 0 || policy.LastReminderDays > policy.WindowDays)
            yield return new("lastReminderDays", "reminderOutsideWindow", new(
                $"Pengingat terakhir harus di dalam jendela: 0 sampai {policy.WindowDays} hari sebelum penutupan.",
                $"The last reminder lies inside the window: 0 to {policy.WindowDays} days before the closing."));
    }

    private static IEnumerable<InputProblem> OfRaters(IReadOnlyList<RaterGroup>? raters)
    {
        if (raters is null) yield break;
        // A composite without the supervisor is none (MODEL §3).
        if (!raters.Contains(RaterGroup.Supervisor))
            yield return new("raters", "supervisorMissing", new(
                "Penilaian tanpa atasan tidak dapat dihitung. Tambahkan supervisor.", "Without the supervisor nothing can be measured. Add supervisor."));
        if (raters.Distinct().Count() != raters.Count)
            yield return new("raters", "raterTwice", new("Satu kelompok penilai ada dua kali. Hapus salah satu.", "A rater group is there twice. Remove one of them."));
    }

    private static IEnumerable<InputProblem> OfWeights(RaterWeights? weights)
    {
        if (weights is null) yield break;
        if (weights.Supervisor <= 0)
            yield return new("weights.supervisor", "weightNotPositive", new("Bobot atasan harus di atas 0.", "The supervisor's weight must be above 0."));
        foreach (var (field, weight) in ((string, double)[])[("weights.peer", weights.Peer), ("weights.subordinate", weights.Subordinate)])
            if (weight < 0) yield return new(field, "weightNegative", new($"Bobot {field} tidak boleh di bawah 0.", $"The weight {field} must not be below 0."));
        if (weights.Self != 0)
            yield return new("weights.self", "weightOfSelf", new("Penilaian diri tidak ikut dihitung: bobotnya 0.", "The self-assessment does not count: its weight is 0."));
    }
}
