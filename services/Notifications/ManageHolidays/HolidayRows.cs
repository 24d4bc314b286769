using Evaluation.Notifications.PlanMails;
using Evaluation.Persistence.Databases;

namespace Evaluation.Notifications.ManageHolidays;

internal static class HolidayRows
{
    public static async Task<IReadOnlyList<Holiday>> ReadAsync(Session session) =>
        [.. (await session.QueryAsync<Row>("SELECT day, name FROM holidays ORDER BY day")).Select(row => new Holiday(row.Day, row.Name))];

    public static async Task<WorkingHours> HoursAsync(Session session) =>
        new((await session.QueryAsync<string>("SELECT day FROM holidays")).Select(Notifications.Day.Parse).ToHashSet());

    private sealed class Row
    {
        public string Day { get; init; } = "";
        public string Name { get; init; } = "";
    }
}

/// <param name="Day">Such as <c>2026-08-17</c>.</param>
internal sealed record Holiday(string Day, string Name);
