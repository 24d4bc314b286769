using Evaluation.Notifications.PlanMails;
using Evaluation.Notifications.Tests.Fixtures;

namespace Evaluation.Notifications.Tests.Planning;

public sealed class WorkingHoursTests
{
    private static readonly WorkingHours Hours = new(new HashSet<DateOnly> { new(2026, 8, 17), new(2026, 3, 20), new(2026, 3, 23) });

    [Theory]
    // A Tuesday within working hours: at once.
    [InlineData("2026-03-03T03:00:00Z", World.Jakarta, "2026-03-03T03:00:00Z")]
    // 07:59:59 waits for 08:00, 16:00 for tomorrow.
    [InlineData("2026-03-03T00:59:59Z", World.Jakarta, "2026-03-03T01:00:00Z")]
    [InlineData("2026-03-03T01:00:00Z", World.Jakarta, "2026-03-03T01:00:00Z")]
    [InlineData("2026-03-03T08:59:59Z", World.Jakarta, "2026-03-03T08:59:59Z")]
    [InlineData("2026-03-03T09:00:00Z", World.Jakarta, "2026-03-04T01:00:00Z")]
    // The same moment in the three zones.
    [InlineData("2026-03-03T00:30:00Z", World.Jakarta, "2026-03-03T01:00:00Z")]
    [InlineData("2026-03-03T00:30:00Z", World.Makassar, "2026-03-03T00:30:00Z")]
    [InlineData("2026-03-03T07:30:00Z", World.Jayapura, "2026-03-03T23:00:00Z")]
    // Friday evening and the weekend wait for Monday.
    [InlineData("2026-03-06T10:00:00Z", World.Jakarta, "2026-03-09T01:00:00Z")]
    [InlineData("2026-03-07T03:00:00Z", World.Jakarta, "2026-03-09T01:00:00Z")]
    [InlineData("2026-03-08T00:00:00Z", World.Jakarta, "2026-03-09T01:00:00Z")]
    // A holiday, and one on either side of a weekend.
    [InlineData("2026-08-17T03:00:00Z", World.Jakarta, "2026-08-18T01:00:00Z")]
    [InlineData("2026-03-19T10:00:00Z", World.Jakarta, "2026-03-24T01:00:00Z")]
    // A zone that puts its clocks forward on this Sunday.
    [InlineData("2026-03-27T23:00:00Z", "Europe/Amsterdam", "2026-03-30T06:00:00Z")]
    public void The_first_working_moment(string from, string zone, string expected) =>
        Hours.Next(DateTimeOffset.Parse(from, null), zone).ShouldBe(DateTimeOffset.Parse(expected, null));

    [Theory]
    [InlineData("2026-03-03T03:00:00Z", World.Jakarta, "2026-03-04T01:00:00Z")]
    [InlineData("2026-03-06T03:00:00Z", World.Jakarta, "2026-03-09T01:00:00Z")]
    // Still Monday in UTC, and Tuesday already there.
    [InlineData("2026-03-02T23:30:00Z", World.Jayapura, "2026-03-03T23:00:00Z")]
    public void The_first_working_moment_of_a_later_day(string from, string zone, string expected) =>
        Hours.NextDay(DateTimeOffset.Parse(from, null), zone).ShouldBe(DateTimeOffset.Parse(expected, null));
}
