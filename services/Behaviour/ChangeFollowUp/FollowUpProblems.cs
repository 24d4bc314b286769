using System.Globalization;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;
using Evaluation.Levels.Answers;

namespace Evaluation.Behaviour.ChangeFollowUp;

/// <summary>What is said when a follow-up is not changed.</summary>
internal static class FollowUpProblems
{
    public const int LongestReason = 500;

    public static void Reason(string? reason, List<InputProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(reason)) problems.Add(NoReason);
        else if (reason.Length > LongestReason) problems.Add(AnswerProblems.TooLong("reason", LongestReason));
    }

    private static InputProblem NoReason { get; } = new("reason", "missing", new(
        "Alasan belum diisi. Tulis mengapa, supaya orang lain mengerti perubahan ini.", "The reason is missing. Say why, so that others understand the change."));

    public static InputProblem DaysOrDay { get; } = new("days", "daysOrOpensOn", new(
        "Isi salah satu saja: jumlah hari (days), bukan 0, atau tanggal buka yang baru (opensOn).", "Give one of the two: how many days (days), not 0, or the new opening day (opensOn)."));

    public static InputProblem AlreadyOpen(string field) => new(field, "followUpOpen", new(
        "Tindak lanjut ini sudah dibuka. Perpanjang untuk penilai yang memerlukan waktu, atau batalkan.", "This follow-up has been opened. Extend it for a rater who needs more time, or cancel it."));

    public static InputProblem NotOpen { get; } = new("months", "followUpNotOpen", new(
        "Tindak lanjut ini belum dibuka.", "This follow-up is not open yet."));

    public static InputProblem Closed { get; } = new("months", "followUpClosed", new(
        "Tindak lanjut ini sudah ditutup.", "This follow-up is closed."));

    public static InputProblem Cancelled(string field) => new(field, "followUpCancelled", new(
        "Tindak lanjut ini dibatalkan.", "This follow-up is cancelled."));

    public static InputProblem InThePast(string field, DateOnly today) => new(field, "inThePast", new(
        $"Tanggal buka harus hari ini ({Text(today)}) atau sesudahnya.", $"The opening day has to be today ({Text(today)}) or later."));

    public static InputProblem OutsidePolicy(string field, DateOnly day, CohortPlanned planned)
    {
        var (policy, end) = (planned.Policy ?? FollowUpPolicy.Default, planned.Definition.EndsOn);
        var (first, last) = (Text(end.AddMonths(policy.MinMonths)), Text(end.AddMonths(policy.MaxMonths)));
        return new(field, "outsidePolicy", new(
            $"{Text(day)} di luar kebijakan jenis pelatihan ini ({policy.MinMonths} sampai {policy.MaxMonths} bulan). Pilih {first} sampai {last}.",
            $"{Text(day)} is outside the policy of this programme type ({policy.MinMonths} to {policy.MaxMonths} months). Choose {first} to {last}."));
    }

    public static InputProblem MonthsOutsidePolicy(FollowUpPolicy policy) => new("months", "outsidePolicy", new(
        $"Kebijakan jenis pelatihan ini membolehkan {policy.MinMonths} sampai {policy.MaxMonths} bulan.", $"The policy of this programme type allows {policy.MinMonths} to {policy.MaxMonths} months."));

    public static InputProblem Exists { get; } = new("months", "waveExists", new(
        "Tindak lanjut dengan bulan ini sudah ada. Pindahkan yang ada.", "There is a follow-up of these months already. Move that one."));

    public static InputProblem Window { get; } = new("windowDays", "windowDays", new("windowDays harus 1 sampai 366.", "windowDays has to be 1 to 366."));

    public static InputProblem Until(DateOnly earliest, DateOnly latest) => new("until", "until", new(
        $"Perpanjangan harus {Text(earliest)} sampai {Text(latest)}.", $"An extension has to be {Text(earliest)} to {Text(latest)}."));

    public static InputProblem RaterNotAsked { get; } = new("rater", "raterNotAsked", new(
        "Orang ini tidak diminta menilai siapa pun dalam tindak lanjut ini. Periksa daftar yang belum mengisi.", "Nobody is assigned to this person in this follow-up. Check the list of those missing."));

    public static bool IsWithinPolicy(CohortPlanned planned, DateOnly day)
    {
        var (policy, end) = (planned.Policy ?? FollowUpPolicy.Default, planned.Definition.EndsOn);
        return day >= end.AddMonths(policy.MinMonths) && day <= end.AddMonths(policy.MaxMonths);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
