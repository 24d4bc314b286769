using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Chain;
using static Evaluation.Statistics.Tests.Chain.ChainSamples;

namespace Evaluation.Statistics.Tests.Chain;

public class ChainJudgeTests
{
    [Theory]
    [InlineData(Level.Reaction, "2025-03-14", "2025-03-28")]
    [InlineData(Level.Learning, "2025-03-10", "2025-03-24")]
    [InlineData(Level.Behaviour, "2025-09-14", "2026-04-13")]
    [InlineData(Level.Results, "2026-03-14", "2026-05-13")]
    public void A_level_is_open_from_its_first_day_to_its_last(Level level, string opensOn, string closesOn)
    {
        var (first, last) = (Day(opensOn), Day(closesOn));
        var judged = Judged(first);
        (judged.OpensOn, judged.ClosesOn).ShouldBe((first, last));
        Judged(first.AddDays(-1)).Phase.ShouldBe(Phase.Upcoming);
        judged.Phase.ShouldBe(Phase.Open);
        Judged(last).Phase.ShouldBe(Phase.Open);
        Judged(last.AddDays(1)).Phase.ShouldBe(Phase.Closed);

        LevelJudgement Judged(DateOnly asOf) => Judge(Cohort(Everything), asOf: asOf).Levels.Single(judged => judged.Level == level);
    }

    [Fact]
    public void Waves_have_phases_of_their_own() =>
        Judge(Cohort(Everything), asOf: Day("2026-01-01")).Levels[2].Waves.ShouldBe(
        [
            new WavePhase(6, Day("2025-09-14"), Day("2025-10-14"), Phase.Closed), new WavePhase(12, Day("2026-03-14"), Day("2026-04-13"), Phase.Upcoming),
        ]);

    [Fact]
    public void Only_behaviour_has_waves() => Judge(Cohort(Everything)).Levels.Where(level => level.Waves is not null).Select(level => level.Level).ShouldBe([Level.Behaviour]);

    [Fact]
    public void An_announced_wave_stands_before_the_plan_and_another_where_the_plan_puts_it()
    {
        var judged = Judge(Cohort(Everything), waves: [new ScheduledWave(6, Day("2025-10-01"), Day("2025-10-20")), new ScheduledWave(9, Day("2025-12-01"), Day("2025-12-20"))]);
        // The one at 9 months is not in the plan: a training unit has added it.
        judged.Levels[2].Waves!.Select(wave => (wave.Months, wave.OpensOn)).ShouldBe([(6, Day("2025-10-01")), (9, Day("2025-12-01")), (12, Day("2026-03-14"))]);
    }

    [Fact]
    public void A_cancelled_wave_counts_nowhere()
    {
        var cohort = Cohort(Everything, new Target(Level.Behaviour, Metric.Score, 1));
        var summaries = Summaries(Level.Behaviour, Score(6, 2), Score(12, 4));
        var behaviour = Judge(cohort, summaries, waves: [new ScheduledWave(12, Day("2026-03-14"), Day("2026-04-13"), Cancelled: true)]).Levels[2];
        behaviour.Waves!.Select(wave => wave.Months).ShouldBe([6]);
        behaviour.ClosesOn.ShouldBe(Day("2025-10-14"));
        behaviour.Targets[0].Value.ShouldBe(2);
    }

    [Fact]
    public void With_every_wave_cancelled_behaviour_is_a_hole()
    {
        var plan = Everything with { Behaviour = Everything.Behaviour! with { Waves = [new WavePlan(6, Cancelled: true)] } };
        var judged = Judge(Cohort(plan, new Target(Level.Behaviour, Metric.Score, 1)), asOf: Day("2025-04-01"));
        (judged.Levels[2].Phase, judged.Levels[2].OpensOn, judged.Levels[2].ClosesOn).ShouldBe((Phase.Closed, null, null));
        judged.Verdict.Holes.ShouldContain(Level.Behaviour);
    }

    [Fact]
    public void A_level_without_a_summary_is_judged_as_one_without_data()
    {
        var learning = Judge(Cohort(Everything, new Target(Level.Learning, Metric.PassRate, 0.5))).Levels[1];
        learning.State.ShouldBe(EvidenceState.NotMeasured);
        learning.Targets.ShouldBe([new TargetJudgement(Level.Learning, Metric.PassRate, null, null, 0.5, null, null, null, EvidenceState.NotMeasured)]);
    }

    [Fact]
    public void A_level_without_targets_is_not_measured_even_with_data() =>
        Judge(Cohort(Everything), Summaries(Level.Learning, PassRate(1))).Levels[1].State.ShouldBe(EvidenceState.NotMeasured);

    [Fact]
    public void A_level_that_is_not_yet_open_is_not_measured_even_with_data() =>
        Judge(Cohort(Everything, new Target(Level.Learning, Metric.PassRate, 0.5)), Summaries(Level.Learning, PassRate(1)), Day("2025-03-09")).Levels[1].State
            .ShouldBe(EvidenceState.NotMeasured);

    [Fact]
    public void Levels_outside_the_plan_are_not_judged() =>
        Judge(Cohort(Everything with { Learning = null, Results = null })).Levels.Select(level => level.Level).ShouldBe([Level.Reaction, Level.Behaviour]);

    [Theory]
    [InlineData(EvidenceState.Failed, EvidenceState.Failed, EvidenceState.Inconclusive, EvidenceState.NotMeasured, EvidenceState.Met, EvidenceState.Proven)]
    [InlineData(EvidenceState.Inconclusive, EvidenceState.Proven, EvidenceState.Inconclusive, EvidenceState.NotMeasured, EvidenceState.Met)]
    [InlineData(EvidenceState.NotMeasured, EvidenceState.Met, EvidenceState.NotMeasured, EvidenceState.Proven)]
    [InlineData(EvidenceState.Met, EvidenceState.Proven, EvidenceState.Met)]
    [InlineData(EvidenceState.Proven, EvidenceState.Proven, EvidenceState.Proven)]
    public void A_level_is_as_good_as_its_weakest_target(EvidenceState expected, params EvidenceState[] targets) =>
        LevelOf(Phase.Closed, targets).State.ShouldBe(expected);

    [Fact]
    public void A_closed_level_that_failed_breaks_the_chain_at_the_first_such_level()
    {
        var verdict = Verdict(Closed(EvidenceState.Proven), Closed(EvidenceState.Failed), Closed(EvidenceState.Failed), Open(EvidenceState.Met));
        (verdict.State, verdict.BrokenAt).ShouldBe((VerdictState.Broken, Level.Learning));
    }

    [Fact]
    public void A_level_that_fails_while_open_is_at_risk_and_the_chain_in_progress()
    {
        var verdict = Verdict(Closed(EvidenceState.Proven), Open(EvidenceState.Failed), Open(EvidenceState.Met), Open(EvidenceState.Failed));
        (verdict.State, verdict.BrokenAt).ShouldBe((VerdictState.InProgress, null));
        verdict.AtRisk.ShouldBe([Level.Learning, Level.Results]);
    }

    [Fact]
    public void A_closed_level_without_measurement_is_a_hole()
    {
        var verdict = Verdict(Closed(EvidenceState.Proven), Closed(EvidenceState.NotMeasured), Closed(EvidenceState.Met), Closed(EvidenceState.Inconclusive));
        verdict.State.ShouldBe(VerdictState.Incomplete);
        verdict.Holes.ShouldBe([Level.Learning]);
    }

    [Fact]
    public void A_level_outside_the_plan_is_a_hole_and_holes_come_in_the_order_of_levels()
    {
        var verdict = ChainVerdict.Of([At(Level.Reaction, Closed(EvidenceState.Proven)), At(Level.Behaviour, Closed(EvidenceState.NotMeasured)), At(Level.Results, Closed(EvidenceState.Met))]);
        verdict.State.ShouldBe(VerdictState.Incomplete);
        verdict.Holes.ShouldBe([Level.Learning, Level.Behaviour]);
    }

    [Fact]
    public void An_open_level_without_measurement_is_no_hole() =>
        Verdict(Closed(EvidenceState.Met), Open(EvidenceState.NotMeasured), Open(EvidenceState.NotMeasured), Open(EvidenceState.NotMeasured)).Holes.ShouldBeEmpty();

    [Fact]
    public void A_break_stands_before_progress_and_holes() =>
        Verdict(Closed(EvidenceState.Failed), Closed(EvidenceState.NotMeasured), Open(EvidenceState.Met), Open(EvidenceState.Met)).State.ShouldBe(VerdictState.Broken);

    [Fact]
    public void Progress_stands_before_holes() =>
        Verdict(Closed(EvidenceState.NotMeasured), Closed(EvidenceState.Met), Closed(EvidenceState.Met), Open(EvidenceState.Met)).State.ShouldBe(VerdictState.InProgress);

    [Fact]
    public void An_inconclusive_level_leaves_the_chain_inconclusive() =>
        Verdict(Closed(EvidenceState.Met), Closed(EvidenceState.Inconclusive), Closed(EvidenceState.Met), Closed(EvidenceState.Met)).State.ShouldBe(VerdictState.Inconclusive);

    [Fact]
    public void Levels_that_are_met_or_proven_leave_the_chain_unbroken()
    {
        var verdict = Verdict(Closed(EvidenceState.Met), Closed(EvidenceState.Proven), Closed(EvidenceState.Met), Closed(EvidenceState.Proven));
        (verdict.State, verdict.BrokenAt, verdict.Holes.Count, verdict.AtRisk.Count).ShouldBe((VerdictState.Unbroken, null, 0, 0));
    }

    [Theory]
    [InlineData("Asia/Jakarta", "2026-01-01T16:59:59Z", "2026-01-01")]
    [InlineData("Asia/Jakarta", "2026-01-01T17:00:00Z", "2026-01-02")]
    [InlineData("Asia/Jayapura", "2026-01-01T15:00:00Z", "2026-01-02")]
    public void Days_begin_in_the_cohorts_time_zone(string timeZone, string moment, string date) =>
        CohortCalendar.DateIn(timeZone, DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Day(date));

    private static LevelJudgement LevelOf(Phase phase, params EvidenceState[] targets) =>
        new(Level.Learning, phase, null, null, LevelState.Of([.. targets.Select(state => new TargetJudgement(Level.Learning, Metric.PassRate, null, null, 0, 0, 0, 0, state))]), []);

    private static (Phase, EvidenceState) Closed(EvidenceState state) => (Phase.Closed, state);

    private static (Phase, EvidenceState) Open(EvidenceState state) => (Phase.Open, state);

    private static LevelJudgement At(Level level, (Phase Phase, EvidenceState State) judged) => new(level, judged.Phase, null, null, judged.State, []);

    private static Verdict Verdict(params (Phase, EvidenceState)[] levels) => ChainVerdict.Of([.. levels.Select((judged, place) => At((Level)place, judged))]);

    private static Estimate PassRate(double value) => new(Metric.PassRate, value, value, value, 9, 9);

    private static Estimate Score(int wave, double value) => new(Metric.Score, value, value, value, 9, 9, Wave: wave);
}
