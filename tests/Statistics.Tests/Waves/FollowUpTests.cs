using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Waves;

namespace Evaluation.Statistics.Tests.Waves;

public class FollowUpTests
{
    [Theory]
    [InlineData("2025-08-31", 6, "2026-02-28")]
    [InlineData("2027-08-31", 6, "2028-02-29")]
    [InlineData("2025-05-30", 6, "2025-11-30")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    public void A_wave_opens_whole_months_after_the_end_or_on_the_months_last_day(string endsOn, int months, string opensOn) =>
        FollowUpDates.Of(Day(endsOn), new WavePlan(months)).OpensOn.ShouldBe(Day(opensOn));

    [Fact]
    public void A_wave_closes_window_days_after_it_opens() =>
        FollowUpDates.Of(Day("2025-08-31"), new WavePlan(6, 30)).ClosesOn.ShouldBe(Day("2026-03-30"));

    [Fact]
    public void A_moved_wave_keeps_its_name_and_window() =>
        FollowUpDates.Of(Day("2025-08-31"), new WavePlan(6, 10, OpensOn: Day("2026-03-05")))
            .ShouldBe(new ScheduledWave(6, Day("2026-03-05"), Day("2026-03-15")));

    [Fact]
    public void A_wave_may_close_on_another_day() =>
        FollowUpDates.Of(Day("2025-08-31"), new WavePlan(6, ClosesOn: Day("2026-04-01"), Cancelled: true))
            .ShouldBe(new ScheduledWave(6, Day("2026-02-28"), Day("2026-04-01"), true));

    [Fact]
    public void Waves_come_by_months() =>
        FollowUpDates.Of(Day("2025-01-01"), [new WavePlan(12), new WavePlan(6)]).Select(wave => wave.Months).ShouldBe([6, 12]);

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void Follow_ups_fall_within_six_to_twelve_months(int months, bool allowed) => FollowUpPolicy.Default.Allows(months).ShouldBe(allowed);

    private static DateOnly Day(string date) => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
}
