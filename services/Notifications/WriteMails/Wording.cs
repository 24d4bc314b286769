using System.Globalization;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Problems;
using Evaluation.Notifications.PlanMails;

namespace Evaluation.Notifications.WriteMails;

/// <summary>What recurs in mails, in both languages.</summary>
internal static class Wording
{
    // By hand rather than by culture, so that mails look alike on every machine, also where no culture data is installed.
    private static readonly string[] IndonesianMonths = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
    private static readonly string[] EnglishMonths = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static Sentence Date(DateOnly day) => new(
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {IndonesianMonths[day.Month - 1]} {day.Year}"),
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} {EnglishMonths[day.Month - 1]} {day.Year}"));

    /// <summary>A moment by the capital's clock, which is named since the reader's may be another.</summary>
    public static Sentence Moment(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(WorkingHours.Capital));
        var day = Date(DateOnly.FromDateTime(local.DateTime));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{day.Id} pukul {local:HH'.'mm} WIB"),
            string.Create(CultureInfo.InvariantCulture, $"{day.En}, {local:HH':'mm} WIB (UTC+7)"));
    }

    /// <summary>Its name, or its code where Cohorts has not told the name.</summary>
    public static string Agency(Contact contact) => contact.AgencyName is { Length: > 0 } name ? name : contact.Agency;

    /// <summary>Names in a row: "A, B dan C".</summary>
    public static Sentence Row(IReadOnlyList<string> names) => names.Count < 2
        ? new(string.Concat(names), string.Concat(names))
        : new($"{string.Join(", ", names.SkipLast(1))} dan {names[^1]}", $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}");

    /// <param name="count">How many forms there are to fill in.</param>
    /// <param name="minutes">How long it may take, where that is limited.</param>
    public static Sentence Task(TaskKind task, int? wave, int count, int? minutes = null) => task switch
    {
        TaskKind.ReactionSurvey => new("survei reaksi", "reaction survey"),
        TaskKind.PreTest => new($"tes awal (pre-test){Limit(minutes).Id}", $"pre-test{Limit(minutes).En}"),
        TaskKind.PostTest => new($"tes akhir (post-test){Limit(minutes).Id}", $"post-test{Limit(minutes).En}"),
        TaskKind.SelfAssessment => new($"penilaian diri, tindak lanjut bulan ke-{wave}", $"self-assessment, follow-up at {wave} months"),
        _ => new(
            $"penilaian perilaku {count} peserta, tindak lanjut bulan ke-{wave}",
            $"observation of {count} participant{(count == 1 ? "" : "s")}, follow-up at {wave} months"),
    };

    private static Sentence Limit(int? minutes) => minutes is null ? new("", "") : new($", waktu {minutes} menit sejak dimulai", $", {minutes} minute{(minutes == 1 ? "" : "s")} from its start");
}
