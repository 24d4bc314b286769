using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Http;
using Target = Evaluation.Contracts.Plans.Target;

namespace Evaluation.Portal.Tests.Setup;

/// <summary>What is known about a target before anything is measured.</summary>
public sealed class TargetOutlookTests
{
    [Theory]
    [InlineData(Level.Reaction, Metric.Mean, 5.1, 70, true, "skalanya berakhir di 5")]
    [InlineData(Level.Reaction, Metric.Mean, 1, 70, true, "Selalu tercapai")]
    [InlineData(Level.Learning, Metric.HakeClass, 1.1, 70, true, "paling tinggi 1")]
    [InlineData(Level.Learning, Metric.PercentGain, 25, 70, false, "paling tinggi 80 dari 100")]
    [InlineData(Level.Learning, Metric.CompletionRate, 0.8, 70, false, "56 dari 70")]
    [InlineData(Level.Results, Metric.RoiPercent, 0, 70, false, "Tercapai")]
    public void It_says_what_can_and_cannot_be_reached(Level level, Metric metric, double atLeast, int people, bool isWarning, string words) =>
        Outlook(level, metric, atLeast, people).ShouldContain(note => note.IsWarning == isWarning && note.Text.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void A_share_says_from_how_many_answers_on_a_perfect_result_proves_it()
    {
        // With 30 people, 15 answers that are all favourable have an interval from 24 of 30 on: 0.8.
        Outlook(Level.Behaviour, Metric.ApplicationRate, 0.6, 30).ShouldHaveSingleItem().ShouldBe(new(false, "Dapat terbukti mulai dari 15 jawaban di antara 30 orang, bila semuanya baik."));
        Outlook(Level.Behaviour, Metric.ApplicationRate, 0.95, 30).ShouldHaveSingleItem().IsWarning.ShouldBeTrue();
        Outlook(Level.Behaviour, Metric.ApplicationRate, 0.6, 4).ShouldHaveSingleItem().ShouldBe(
            new(true, "Terlalu sedikit orang: hasil sempurna pun baru membuktikannya bila 4 dari 4 orang menjawab."));
    }

    [Fact]
    public void A_mean_close_to_the_end_of_the_scale_needs_more_people()
    {
        Outlook(Level.Behaviour, Metric.Score, 4.8, 10).ShouldHaveSingleItem().IsWarning.ShouldBeTrue();
        Outlook(Level.Behaviour, Metric.Score, 3.41, 70).ShouldHaveSingleItem().IsWarning.ShouldBeFalse();
    }

    [Fact]
    public void Without_people_only_the_range_is_known() => Outlook(Level.Behaviour, Metric.ApplicationRate, 0.6, 0).ShouldBeEmpty();

    private static IReadOnlyList<TargetNote> Outlook(Level level, Metric metric, double atLeast, int people)
    {
        var scale = new Contracts.Plans.Scale(1, 5);
        var plan = new CohortPlan(
            new(new("r", "R", scale, [RespondentGroup.Participant], [new("d", "D", [new("1")])]), IdentityMode.Confidential), new(100, 70),
            new(new("b", "B", scale, [new("1")]), new(1), [new(6)]), new(12));
        var cohort = new CohortDefinition("UJI-01", "Uji", new("U", "Uji", ProgrammeKind.Technical), new("BKN", "BKN"), new(2026, 11, 2), new(2026, 11, 20), "Asia/Jakarta", plan);
        var target = new Target(level, metric, atLeast, level == Level.Reaction ? RespondentGroup.Participant : null, level == Level.Behaviour ? 6 : null);
        return TargetOutlook.Of(target, new(cohort, 1, new(people, 2, 0)), new Reader(new HttpContextAccessor { HttpContext = new DefaultHttpContext() }));
    }
}
