using System.Globalization;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Administration;

/// <summary>Moments as admins read them: in the time of western Indonesia, wherever the server is.</summary>
internal static class LocalTime
{
    // WIB: seven hours ahead all year.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static string Moment(this Reader reader, DateTimeOffset at)
    {
        var here = at.ToOffset(Offset);
        return $"{reader.Display.Day(DateOnly.FromDateTime(here.DateTime))}, {here.ToString(reader.Language == "en" ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture)}\u00a0WIB";
    }

    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>"3 menit": as coarse as it helps.</summary>
    public static string Duration(this Reader reader, double seconds) => seconds switch
    {
        < 60 => reader["time.seconds", Math.Round(seconds)],
        < 3600 => reader["time.minutes", Math.Floor(seconds / 60)],
        < 86400 => reader["time.hours", Math.Floor(seconds / 3600)],
        _ => reader["time.days", Math.Floor(seconds / 86400)],
    };
}
