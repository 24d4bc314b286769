using System.Text.Json.Nodes;
using Evaluation.Aggregator.DeriveChain;
using Evaluation.Aggregator.ReadChain;
using Evaluation.Aggregator.ReleaseToLeadership;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Persistence.Messaging;
using Evaluation.Statistics.Chain;

namespace Evaluation.Aggregator.Tests;

/// <summary>What leadership sees tells nothing of one to four persons: not by itself, not by subtraction, not by comparing two dates.</summary>
public sealed class LeadershipTests
{
    private static readonly DateOnly WhileOpen = new(2025, 3, 1), Closed = new(2027, 1, 1);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_a_small_group_said_does_not_change_the_document(int seed)
    {
        var random = new Random(seed);
        var counts = Counts.Of(random, small: true);
        var one = Document(Chain(counts, new Values(random)), Closed);
        // The same people, who said something else: what is shown of the others is kept.
        var other = Document(Chain(counts, new Values(random)), Closed);
        ShouldAgreeWhereSmall(counts, one, other);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_value_that_is_shown_rests_on_five_or_more(int seed)
    {
        var random = new Random(seed);
        var counts = Counts.Of(random, small: random.Next(2) == 0);
        var document = Document(Chain(counts, new Values(random)), Closed);
        foreach (var group in document["reaction"]!["groups"]!.AsArray())
            if (group!["mean"] is not null)
            {
                group["responded"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(5);
                group["dimensions"]!.AsArray().SelectMany(dimension => dimension!["items"]!.AsArray()).ShouldAllBe(item => item!["n"]!.GetValue<int>() >= 5);
            }
        if (document["reaction"]!["groups"]!.AsArray().Any(group => group!["suppressed"] is not null)) document["reaction"]!["gaps"]!.AsArray().ShouldAllBe(gap => gap!["gap"] == null);
        if (document["learning"]!["gainMean"] is not null) counts.Paired.ShouldBeGreaterThanOrEqualTo(5);
        if (document["learning"]!["passRate"] is not null) Few(counts.Posttested - counts.Paired).ShouldBeFalse();
        var wave = document["behaviour"]!["waves"]![0]!;
        if (wave["score"] is not null) wave["groups"]!.AsArray().ShouldAllBe(group => group!["observations"]!.GetValue<int>() == 0 || group["observations"]!.GetValue<int>() >= 5);
        foreach (var count in ((string[])["full", "partial", "none"]).Select(answer => wave["applied"]![answer]).Concat(wave["barriers"]!.AsArray().Select(barrier => barrier!["participants"])))
            if (count is not null) Few(count.GetValue<int>()).ShouldBeFalse();
        // With two of the three and the rate the third is known.
        if (((string[])["full", "partial", "none"]).Any(answer => wave["applied"]![answer] is null)) wave["applicationRate"].ShouldBeNull();
    }

    [Fact]
    public void A_level_that_is_measured_by_hidden_figures_is_told_from_one_that_is_not_measured()
    {
        var few = View(Chain(new(3, 40, 3, 40, 40, 40, 40, 40, 0, new(20, 10, 10), 10), new Values(new(1))), Closed);
        var many = View(Chain(new(40, 40, 40, 40, 40, 40, 40, 40, 0, new(20, 10, 10), 10), new Values(new(1))), Closed);

        few.HiddenLevels(ChainDocument.Judge(few.Shown.Estimates, Closed)).ShouldBe([new(Level.Reaction, null)]);
        many.HiddenLevels(ChainDocument.Judge(many.Shown.Estimates, Closed)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.1, "proven")]
    [InlineData(0.9, null)] // Then the level has failed by what is shown, and nothing stands for what is hidden.
    public void Of_a_level_that_is_hidden_in_part_the_targets_that_are_shown_say_their_state(double rate, string? state)
    {
        var chain = Chain(new(3, 40, 3, 40, 40, 40, 40, 40, 0, new(20, 10, 10), 10), new Values(new(1)), ResponseRate(rate));
        var reaction = Document(chain, Closed)["reaction"]!;
        ((string?)reaction["shown"]).ShouldBe(state);
        ((string)reaction["state"]!).ShouldBe(state is null ? "failed" : "notMeasured");
    }

    [Fact]
    public void The_state_of_what_is_shown_does_not_depend_on_what_is_hidden()
    {
        foreach (var hidden in new[] { 1.1, 4.9 })
        {
            var chain = Chain(new(3, 40, 3, 40, 40, 40, 40, 40, 0, new(20, 10, 10), 10), new Values(new(1)), ResponseRate(0.1));
            var reaction = chain.Summaries.Reaction!;
            var other = chain with { Summaries = chain.Summaries with { Reaction = reaction with { Estimates = [.. reaction.Estimates.Select(estimate => estimate.Metric == Metric.Mean ? estimate with { Value = hidden, Low = hidden, High = hidden } : estimate)] } } };
            var view = View(other, Closed);
            view.HiddenLevels(ChainDocument.Judge(view.Shown.Estimates, Closed)).ShouldBe([new(Level.Reaction, EvidenceState.Proven)]);
        }
    }

    [Fact]
    public void What_is_suppressed_says_so_and_the_targets_that_hang_on_it_are_not_judged()
    {
        var document = Document(Chain(new(3, 40, 3, 40, 40, 40, 40, 40, 0, new(20, 10, 10), 10), new Values(new(1))), Closed);
        var group = document["reaction"]!["groups"]![0]!;
        ((bool)group["suppressed"]!).ShouldBeTrue();
        group["mean"].ShouldBeNull();
        ((int)group["responded"]!).ShouldBe(3);
        document["reaction"]!["groups"]![1]!["suppressed"].ShouldBeNull();
        var target = document["reaction"]!["targets"]![0]!;
        ((string)target["state"]!).ShouldBe("notMeasured");
        target["value"].ShouldBeNull();
    }

    [Fact]
    public void In_a_large_cohort_leadership_sees_what_the_training_unit_sees()
    {
        var chain = Chain(new(40, 40, 40, 40, 40, 40, 40, 40, 40, new(20, 10, 10), 10), new Values(new(1)));
        var (shown, full) = (Document(chain, Closed), ChainDocument.Of(new(1, "", chain, Guid.Empty), Closed));
        foreach (var path in (string[][])[["verdict"], ["reaction", "groups"], ["reaction", "gaps"], ["reaction", "targets"], ["learning", "gainMean"], ["learning", "passRate"], ["results"]])
            JsonNode.DeepEquals(At(shown, path), At(full, path)).ShouldBeTrue(string.Join('.', path));
        ((double)shown["behaviour"]!["waves"]![0]!["score"]!).ShouldBe((double)full["behaviour"]!["waves"]![0]!["score"]!);
        // On how many these rest is not told.
        shown["inputs"]!["attendanceRate"].ShouldBeNull();
        shown["learning"]!["normalisedChange"].ShouldBeNull();
    }

    [Theory]
    [InlineData(new[] { 0, 0, 5, 0, 12, 20, 7, 6, 0, 0 }, true)]
    [InlineData(new[] { 0, 0, 1, 0, 12, 24, 7, 6, 0, 0 }, false)]
    [InlineData(new[] { 0, 0, 4, 3, 12, 18, 7, 6, 0, 0 }, false)]
    public void Scores_by_tenths_are_shown_whole_or_not_at_all(int[] pre, bool areShown)
    {
        int[] post = [0, 0, 0, 0, 0, 0, 0, 30, 10, 10];
        var document = Document(Scored(50, pre, post), Closed);

        var shown = document["learning"]!["distribution"]!;
        shown["pre"]!.AsArray().Select(count => (int?)count).ShouldBe(pre.Select(count => areShown ? count : (int?)null));
        shown["post"]!.AsArray().Select(count => (int?)count).ShouldBe(post.Select(count => (int?)count));
        ((bool?)shown["suppressed"]).ShouldBe(areShown ? null : true);
        ((bool?)document["learning"]!["suppressed"]).ShouldBe(true, "the normalised change is always hidden");
    }

    [Fact]
    public void Scores_of_few_pairs_and_of_what_is_not_released_yet_are_all_hidden()
    {
        int[] nobody = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], three = [0, 0, 0, 0, 0, 3, 0, 0, 0, 0];

        foreach (var document in (JsonObject[])[Document(Scored(3, three, three), Closed), Document(Scored(3, three, three), WhileOpen)])
            foreach (var test in (string[])["pre", "post"]) document["learning"]!["distribution"]![test]!.AsArray().ShouldAllBe(count => count == null);
        Document(Scored(0, nobody, nobody), Closed)["learning"]!["distribution"]!["pre"]!.AsArray().Select(count => (int)count!).ShouldBe(nobody);
    }

    [Fact]
    public void A_release_from_before_there_were_distributions_takes_one_up_when_nothing_else_has_moved()
    {
        var now = Scored(50, [0, 0, 0, 0, 0, 50, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 50, 0, 0]);
        var before = now with { Summaries = now.Summaries with { Learning = now.Summaries.Learning! with { Distribution = null } } };
        var released = Read(Release.Next(Release.None, before, ChainDocument.Judge(before, Closed)));
        var corrected = now with { Summaries = now.Summaries with { Learning = now.Summaries.Learning! with { PreMean = 55 } } };

        Read(Release.Next(released, now, ChainDocument.Judge(now, Closed))).Learning!.Distribution!.Pre[5].ShouldBe(50);
        Read(Release.Next(released, corrected, ChainDocument.Judge(corrected, Closed))).Learning!.Distribution.ShouldBeNull();
    }

    [Fact]
    public void What_figures_are_computed_from_is_shown_only_where_it_follows_from_what_is_shown_anyway()
    {
        var many = Document(Based(50), Closed);
        var text = many.ToJsonString();
        foreach (var secret in (string[])["\"changes\":48", "5327", "0.6381", "\"selfOthers\":41", "\"rwgParticipants\":33", "0.1868", "12.25"]) text.ShouldNotContain(secret);
        // The deviation is mean gain by effect size; the variance of totals follows from KR-20 and the shares correct.
        ((double?)many["learning"]!["basis"]!["gainDeviation"]).ShouldBe(5.5);
        ((double?)many["learning"]!["basis"]!["kr20"]!["totalVariance"]).ShouldBe(6.25);

        var few = Document(Based(3), Closed);
        many["inputs"]!["attendance"].ShouldBeNull();
        few["learning"]!["basis"]!["gainDeviation"].ShouldBeNull();
        few["learning"]!["basis"]!["kr20"].ShouldBeNull();
        few["learning"]!["kr20"].ShouldBeNull();
    }

    [Fact]
    public void A_basis_that_is_hidden_hides_nothing_that_is_not_known()
    {
        var wave = Document(Based(50), Closed)["behaviour"]!["waves"]![0]!;
        wave["score"].ShouldNotBeNull();
        wave["suppressed"].ShouldBeNull();
        ((bool)wave["basis"]!["suppressed"]!).ShouldBeTrue();
    }

    [Fact]
    public void A_release_from_before_figures_said_what_they_are_computed_from_takes_it_up_when_nothing_else_has_moved()
    {
        var now = Based(50);
        var before = now with { Summaries = now.Summaries with { Learning = now.Summaries.Learning! with { Basis = null } } };
        var released = Read(Release.Next(Release.None, before, ChainDocument.Judge(before, Closed)));
        var corrected = now with { Summaries = now.Summaries with { Learning = now.Summaries.Learning! with { PreMean = 55 } } };

        Read(Release.Next(released, now, ChainDocument.Judge(now, Closed))).Learning!.Basis.ShouldBe(now.Summaries.Learning!.Basis);
        Read(Release.Next(released, corrected, ChainDocument.Judge(corrected, Closed))).Learning!.Basis.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Two_documents_lie_five_answers_apart_or_a_closing(int seed)
    {
        var random = new Random(seed);
        var (release, last) = (Release.None, (Counts?)null);
        var (participants, organisers) = (0, 0);
        for (var answer = 0; answer < 60; answer++)
        {
            if (random.Next(4) == 0) organisers++;
            else participants++;
            var chain = Chain(new(participants, organisers, participants, 0, 0, 0, 0, 0, 0, new(0, 0, 0), 0), new Values(random));
            var next = Read(Release.Next(release, chain, ChainDocument.Judge(chain, WhileOpen)));
            if (Text(next.Reaction) != Text(release.Reaction))
            {
                Few(participants - (last?.Participants ?? 0)).ShouldBeFalse();
                Few(organisers - (last?.Organisers ?? 0)).ShouldBeFalse();
                last = new(participants, organisers, 0, 0, 0, 0, 0, 0, 0, new(0, 0, 0), 0);
            }
            release = next;
        }
        last.ShouldNotBeNull();
    }

    [Fact]
    public void Closing_shows_the_rest_once_and_what_comes_late_in_steps_again()
    {
        var values = new Values(new(1));
        var seven = Chain(new(7, 0, 7, 0, 0, 0, 0, 0, 0, new(0, 0, 0), 0), values);
        var open = Release.Next(Release.None, Chain(new(5, 0, 5, 0, 0, 0, 0, 0, 0, new(0, 0, 0), 0), values), ChainDocument.Judge(seven, WhileOpen));
        Release.Next(open, seven, ChainDocument.Judge(seven, WhileOpen)).Reaction!.Groups[0].Responded.ShouldBe(5);
        var closed = Release.Next(open, seven, ChainDocument.Judge(seven, Closed));
        closed.Reaction!.Groups[0].Responded.ShouldBe(7);
        var late = Chain(new(8, 0, 8, 0, 0, 0, 0, 0, 0, new(0, 0, 0), 0), values);
        Release.Next(closed, late, ChainDocument.Judge(late, Closed)).Reaction!.Groups[0].Responded.ShouldBe(7);
    }

    [Fact]
    public void Before_the_first_step_there_are_counts_and_no_figures()
    {
        var chain = Chain(new(3, 0, 3, 2, 2, 2, 2, 2, 0, new(1, 1, 0), 2), new Values(new(1)));
        var document = LeadershipView.Of(new(1, "", chain, Guid.Empty), Read(Release.Next(Release.None, chain, ChainDocument.Judge(chain, WhileOpen))), 0).ToDocument(WhileOpen);
        ((int)document["reaction"]!["groups"]![0]!["responded"]!).ShouldBe(3);
        document["reaction"]!["groups"]![0]!["mean"].ShouldBeNull();
        document["learning"]!["gainMean"].ShouldBeNull();
        document["behaviour"]!["waves"]![0]!["applied"]!["full"].ShouldBeNull();
    }

    private static JsonObject Document(ChainEstimates chain, DateOnly asOf) => View(chain, asOf).ToDocument(asOf);

    private static LeadershipView View(ChainEstimates chain, DateOnly asOf) =>
        LeadershipView.Of(new(1, "", chain, Guid.Empty), Read(Release.Next(Release.None, chain, ChainDocument.Judge(chain, asOf))), 1);

    private static void ShouldAgreeWhereSmall(Counts counts, JsonObject one, JsonObject other)
    {
        foreach (var (path, isSmall) in ((string[], bool)[])
        [
            (["reaction"], Few(counts.Participants) && Few(counts.Organisers)), (["reaction", "gaps"], Few(counts.Participants) || Few(counts.Organisers) || Few(counts.ItemN)),
            (["reaction", "targets"], Few(counts.Participants) || Few(counts.ItemN)), (["learning", "gainMean"], Few(counts.Paired)), (["learning", "t"], Few(counts.Paired)),
            (["learning", "passRate"], Few(counts.Posttested) || Few(counts.Posttested - counts.Paired)),
            (["behaviour"], Few(counts.Observed) && SmallGroups.IsFewApplied(counts.Applied)),
        ])
            if (isSmall) JsonNode.DeepEquals(At(one, path), At(other, path)).ShouldBeTrue($"{string.Join('.', path)}: {At(one, path)?.ToJsonString()} {At(other, path)?.ToJsonString()}");
    }

    private static bool Few(int n) => SmallGroups.IsFew(n);

    private static JsonNode? At(JsonNode? node, string[] path) => path.Aggregate(node, (at, name) => at?[name]);

    // As it is stored.
    private static Release Read(Release release) => WireFormat.Read<Release>(WireFormat.Write(release));

    private static string Text<T>(T value) => WireFormat.Write(value);

    private static Target ResponseRate(double atLeast) => new(Level.Reaction, Metric.ResponseRate, atLeast, RespondentGroup.Participant);

    private static ChainEstimates Chain(Counts counts, Values values, params Target[] more)
    {
        var plan = SmallPlan.All with { Reaction = SmallPlan.Reaction with { Instrument = SmallPlan.Reaction.Instrument with { Groups = [RespondentGroup.Participant, RespondentGroup.Organiser] } }, Targets = [.. SmallPlan.All.Targets!, .. more] };
        return new(SmallPlan.Cohort(plan), 1, [], 100, 100, new(0.9, null, null), null,
            new(Reaction(counts, values), Learning(counts, values), Behaviour(counts, values), new([], null, null, [])), [], 1);
    }

    /// <summary>So many pairs, with these scores by tenths.</summary>
    private static ChainEstimates Scored(int pairs, int[] pre, int[] post)
    {
        var chain = Chain(new(40, 40, 40, pairs, pairs, 40, 40, 40, 40, new(20, 10, 10), 10), new Values(new(1)));
        var distribution = new ScoreDistribution([.. pre.Select(count => (int?)count)], [.. post.Select(count => (int?)count)]);
        return chain with { Summaries = chain.Summaries with { Learning = chain.Summaries.Learning! with { Distribution = distribution } } };
    }

    /// <summary>So many pairs, and whatever figures can be computed from.</summary>
    private static ChainEstimates Based(int pairs)
    {
        var chain = Chain(new(40, 40, 40, pairs, pairs, 40, 40, 40, 40, new(20, 10, 10), 10), new Values(new(1)));
        var (reaction, learning, behaviour) = (chain.Summaries.Reaction!, chain.Summaries.Learning!, chain.Summaries.Behaviour!);
        var reliable = new ReliabilityBasis(5, 40, 4.25, 12.25);
        return chain with
        {
            Inputs = new(0.95, null, null, new(70, 5327, 80)),
            Summaries = chain.Summaries with
            {
                Reaction = reaction with { Groups = [.. reaction.Groups.Select(group => group with { Dimensions = [.. group.Dimensions.Select(dimension => dimension with { AlphaBasis = reliable })] })] },
                Learning = learning with { Items = [new("q1", pairs, 0.8, 0.3)], Kr20 = 0.7, Basis = new(5.5, 48, new(10, pairs, 2.25, 6.25)) },
                Behaviour = behaviour with
                {
                    Waves = [.. behaviour.Waves.Select(wave => wave with
                    {
                        Agreement = new(0.8, 0.3, 33, new(156, 68, 0.1868, 0.0896, 2.29)), Basis = new([new(RaterGroup.Supervisor, 40, 0.6381, 3.67)], 41),
                    })],
                },
            },
        };
    }

    private static ReactionSummary Reaction(Counts counts, Values values) => new(
        200, counts.Participants + counts.Organisers, 0.5,
        [Group(RespondentGroup.Participant, counts.Participants, counts.ItemN, values), Group(RespondentGroup.Organiser, counts.Organisers, counts.Organisers, values)],
        [new("a", [RespondentGroup.Participant, RespondentGroup.Organiser], values.Next())],
        [
            new(Metric.Mean, values.Next(), values.Next(), values.Next(), counts.Participants, 100, RespondentGroup.Participant),
            new(Metric.ResponseRate, 0.5, 0.5, 0.5, counts.Participants, 100, RespondentGroup.Participant),
        ]);

    private static ReactionGroup Group(RespondentGroup group, int responded, int itemN, Values values) => new(
        group, 100, responded, responded / 100.0, values.Of(responded), Category.Good, [new("a", values.Of(responded), Category.Good, values.Next(), [new("a1", itemN, values.Of(itemN), Category.Good)], [])]);

    private static LearningSummary Learning(Counts counts, Values values) => new(
        100, counts.Paired, counts.Posttested, counts.Paired, counts.Posttested / 100.0, values.Next(), values.Next(), values.Of(counts.Paired), values.Next(), values.Next(), HakeBand.High,
        values.Next(), values.Next(), values.Next(), values.Next(), counts.Paired - 1, values.Next(), values.Next(), values.Next(), values.Next(), values.Of(counts.Posttested), null, null,
        [new(Metric.PassRate, values.Next(), values.Next(), values.Next(), counts.Posttested, 100)]);

    private static BehaviourSummary Behaviour(Counts counts, Values values) => new(
        [new(6, 40, 0, counts.Observed, counts.Observed / 40.0, values.Of(counts.Observed), values.Next(), values.Next(), Category.Good, values.Next(),
            [new(RaterGroup.Supervisor, counts.Supervisors, values.Next()), new(RaterGroup.Peer, counts.Peers, values.Next()), new(RaterGroup.Self, counts.Selves, values.Next())],
            values.Next(), counts.Applied, values.Next(), values.Next(), values.Next(), counts.Barrier == 0 ? [] : [new(Contracts.Barrier.Budget, counts.Barrier)], new(values.Next(), values.Next()))],
        [new(Metric.Score, values.Next(), values.Next(), values.Next(), counts.Observed, 40, Wave: 6)]);

    /// <summary>How many answered.</summary>
    private sealed record Counts(
        int Participants, int Organisers, int ItemN, int Paired, int Posttested, int Observed, int Supervisors, int Peers, int Selves, ApplicationCounts Applied, int Barrier)
    {
        public static Counts Of(Random random, bool small)
        {
            var participants = Next();
            var paired = Next();
            return new(participants, Next(), random.Next(3) == 0 ? Math.Min(participants, random.Next(1, 5)) : participants, paired, paired + (random.Next(2) == 0 ? 0 : Next()),
                Next(), Next(), Next(), Next(), new(Next(), Next(), Next()), Next());

            int Next() => random.Next(5) switch { 0 => 0, 1 or 2 when small => random.Next(1, 5), _ => random.Next(5, 40) };
        }
    }

    private sealed class Values(Random random)
    {
        public double? Of(int answers) => Next() is var value && answers > 0 ? value : null;

        public double Next() => Math.Round(1 + (4 * random.NextDouble()), 6);
    }
}
