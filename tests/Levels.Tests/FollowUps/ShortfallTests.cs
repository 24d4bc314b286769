using Evaluation.Behaviour.RunFollowUps;
using Evaluation.Behaviour.WatchFollowUp;

namespace Evaluation.Levels.Tests.FollowUps;

/// <summary>When a training unit is warned that fewer than half will have answered.</summary>
public sealed class ShortfallTests
{
    private const int Steps = 3;

    [Theory]
    [InlineData(1, 0.49, null)]
    [InlineData(2, 0.49, 8)]
    [InlineData(2, 0.50, null)]
    [InlineData(3, 0.49, null)]
    public void With_a_history_by_the_forecast_at_the_last_reminder_but_one(int step, double expected, int? missing) =>
        Shortfall.Missing(Forecast(answered: 2, expected), step, Steps).ShouldBe(missing);

    [Theory]
    [InlineData(2, 4, null)]
    [InlineData(3, 4, 6)]
    [InlineData(3, 5, null)]
    public void Without_one_by_what_has_come_in_at_the_last_reminder(int step, int answered, int? missing) =>
        Shortfall.Missing(Forecast(answered, expected: null), step, Steps).ShouldBe(missing);

    [Fact]
    public void Where_there_is_one_reminder_at_that_one() => Shortfall.Missing(Forecast(answered: 2, 0.3), 1, 1).ShouldBe(8);

    [Fact]
    public void Nobody_asked_is_no_shortfall() => Shortfall.Missing(new(0, 0, null, null, null, null, "notOpen"), Steps, Steps).ShouldBeNull();

    private static ResponseForecast Forecast(int answered, double? expected) => new(answered, 10, expected, null, null, 3, null);
}
