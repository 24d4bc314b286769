using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Waves;

namespace Evaluation.Statistics.Tests.Waves;

public class ReminderDaysTests
{
    private static readonly DateOnly Opens = new(2027, 2, 28);

    [Fact]
    public void By_default_on_the_third_and_seventh_day_and_the_day_before_the_closing() =>
        ReminderDays.Of(Opens, new(2027, 3, 30), FollowUpPolicy.Default).ShouldBe([new(2027, 3, 3), new(2027, 3, 7), new(2027, 3, 29)]);

    [Fact]
    public void Each_day_once_in_order_within_the_window() =>
        ReminderDays.Of(Opens, new(2027, 3, 5), new FollowUpPolicy(ReminderDays: [4, 0, -3, 60, 2])).ShouldBe([new(2027, 3, 2), new(2027, 3, 4)]);

    [Fact]
    public void A_window_of_a_day_has_none() => ReminderDays.Of(Opens, Opens, FollowUpPolicy.Default).ShouldBeEmpty();

    [Theory]
    // Monday's mail comes on the last day, or before it; after Sunday it would come too late.
    [InlineData("2027-03-29", "2027-03-28")]
    [InlineData("2027-03-28", "2027-03-26")]
    [InlineData("2027-03-27", "2027-03-26")]
    public void The_last_reminder_of_a_window_that_closes_about_a_weekend_still_comes_before_it_closes(string closesOn, string last) =>
        ReminderDays.Of(Opens, Day(closesOn), FollowUpPolicy.Default)[^1].ShouldBe(Day(last));

    [Fact]
    public void A_last_reminder_on_the_sunday_that_is_the_last_day_comes_on_friday() =>
        ReminderDays.Of(Opens, Day("2027-03-28"), new FollowUpPolicy(LastReminderDays: 0))[^1].ShouldBe(Day("2027-03-26"));

    [Theory]
    [InlineData("Asia/Jakarta", "2027-02-27T17:00:00Z")]
    [InlineData("Asia/Makassar", "2027-02-27T16:00:00Z")]
    [InlineData("Asia/Jayapura", "2027-02-27T15:00:00Z")]
    public void A_day_begins_at_midnight_in_the_cohorts_zone(string zone, string moment) => CohortCalendar.StartOf(zone, Opens).ShouldBe(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Where_midnight_is_skipped_the_day_begins_an_hour_later() =>
        CohortCalendar.StartOf("America/Sao_Paulo", new(2018, 11, 4)).ShouldBe(new DateTimeOffset(2018, 11, 4, 1, 0, 0, TimeSpan.FromHours(-2)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
