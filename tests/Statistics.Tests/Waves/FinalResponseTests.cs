using Evaluation.Statistics.Waves;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Statistics.Tests.Waves;

public class FinalResponseTests
{
    private static readonly LaterAnswers[] Alike = [new(10, 5), new(10, 5), new(10, 5)];

    [Fact]
    public void Without_three_waves_there_is_no_forecast()
    {
        FinalResponse.Of(10, []).ShouldBeNull();
        FinalResponse.Of(10, [new(10, 5), new(10, 5), new(0, 0)]).ShouldBeNull();
    }

    [Fact]
    public void With_nobody_missing_nobody_comes() => FinalResponse.Of(0, Alike).ShouldBe(new FinalResponseForecast(0, 0, 0));

    [Fact]
    public void Half_of_the_missing_come_where_half_always_came() => FinalResponse.Of(40, Alike)!.Value.Mean.ShouldBe(20, 1e-9);

    /// <summary>π = 15.5/31 = 1/2; S = 0.06; Σw(1−w) = 2/3, a tenth of it over n; ρ = (0.06 − 0.25/15) / (0.25 · 0.6).</summary>
    [Fact]
    public void The_likeness_of_waves_is_kleinmans_moment_estimate() =>
        FinalResponse.Likeness([new(10, 2), new(10, 8), new(10, 5)], 30, 0.5).ShouldBe((0.06 - (0.25 / 15)) / 0.15, 1e-12);

    /// <summary>Beta(1, 1) is uniform: every count is as likely as another.</summary>
    [Fact]
    public void With_alpha_and_beta_1_all_counts_are_equally_likely()
    {
        for (var count = 0; count <= 7; count++) Math.Exp(FinalResponse.LogProbability(count, 7, 1, 1)).ShouldBe(1 / 8.0, 1e-12);
    }

    /// <summary>B(4, 3)·C(3, 2)/B(2, 2) = 3·(1/60)/(1/6).</summary>
    [Fact]
    public void A_worked_probability() => Math.Exp(FinalResponse.LogProbability(2, 3, 2, 2)).ShouldBe(0.3, 1e-12);

    [Fact]
    public void The_probabilities_add_up_to_1() => Prop.ForAll(
        Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(1, 900).ToArbitrary(), Gen.Choose(1, 900).ToArbitrary(),
        (missing, alpha, beta) => Math.Abs(Enumerable.Range(0, missing + 1).Sum(count => Math.Exp(FinalResponse.LogProbability(count, missing, alpha / 10.0, beta / 10.0))) - 1) < 1e-8)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_interval_lies_within_what_is_possible_and_about_the_mean() => Prop.ForAll(
        Gen.Choose(1, 500).ToArbitrary(), Gen.Choose(1, 60).SelectMany(missing => Gen.Choose(0, missing).Select(later => new LaterAnswers(missing, later))).ListOf().Where(list => list.Count >= 3).ToArbitrary(),
        (missing, history) =>
        {
            var forecast = FinalResponse.Of(missing, history)!.Value;
            return forecast.Low >= 0 && forecast.Low <= forecast.High && forecast.High <= missing && forecast.Mean > 0 && forecast.Mean < missing
                && forecast.Low <= Math.Ceiling(forecast.Mean) && (forecast.High >= Math.Floor(forecast.Mean) || forecast.Mean < 1);
        }).QuickCheckThrowOnFailure();

    /// <summary>Mean and bounds were summed with 30 digits from the definition, in another program; the likeness is 0.1245, 0.0264 and at its least.</summary>
    [Theory]
    [InlineData(60, new[] { 30, 20, 25, 9, 41, 30 }, 36.8041237113402, 14, 55)]
    [InlineData(25, new[] { 12, 9, 8, 3, 15, 6, 40, 22 }, 13.322368421052632, 7, 19)]
    [InlineData(60, new[] { 30, 29, 25, 25, 41, 38 }, 57.21649484536083, 54, 60)]
    [InlineData(37, new[] { 20, 3, 12, 4, 40, 2 }, 4.815068493150685, 0, 17)]
    [InlineData(1, new[] { 10, 5, 10, 5, 10, 5 }, 0.5, 0, 1)]
    public void The_forecast_is_that_of_the_beta_binomial_distribution(int missing, int[] missingAndLater, double mean, int low, int high)
    {
        var forecast = FinalResponse.Of(missing, missingAndLater.Chunk(2).Select(wave => new LaterAnswers(wave[0], wave[1])))!.Value;

        forecast.Mean.ShouldBe(mean, 1e-9);
        (forecast.Low, forecast.High).ShouldBe((low, high));
    }

    [Fact]
    public void Where_each_wave_had_one_missing_the_waves_count_as_alike() => FinalResponse.Likeness([new(1, 1), new(1, 0), new(1, 1)], 3, 0.625).ShouldBe(0.001);

    [Fact]
    public void Waves_that_differ_more_make_the_interval_wider()
    {
        var (alike, unlike) = (FinalResponse.Of(100, [new(50, 25), new(50, 24), new(50, 26)])!.Value, FinalResponse.Of(100, [new(50, 5), new(50, 25), new(50, 45)])!.Value);

        (unlike.High - unlike.Low).ShouldBeGreaterThan(alike.High - alike.Low);
    }
}
