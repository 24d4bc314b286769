using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Links;

namespace Evaluation.Statistics.Tests.Links;

public class ParticipantLinksTests
{
    private static readonly ReactionPlan Reaction = new(new ReactionInstrument("i", "i", new Scale(1, 5), [RespondentGroup.Participant], []), IdentityMode.Confidential);

    private static readonly CohortPlan Plan = new(
        Reaction, new LearningPlan(100, 70), new BehaviourPlan(new BehaviourInstrument("i", "i", new Scale(1, 5), []), new RaterWeights(1), []));

    [Fact]
    public void A_link_is_there_when_both_levels_are_in_the_plan()
    {
        Between(Plan).ShouldBe([(Level.Reaction, Level.Learning), (Level.Learning, Level.Behaviour)]);
        Between(Plan with { Learning = null }).ShouldBeEmpty();
        Between(Plan with { Reaction = null }).ShouldBe([(Level.Learning, Level.Behaviour)]);
        Between(Plan with { Behaviour = null }).ShouldBe([(Level.Reaction, Level.Learning)]);
    }

    [Fact]
    public void Anonymous_answers_cannot_be_linked()
    {
        var link = ParticipantLinks.Of(Plan with { Reaction = Reaction with { Identity = IdentityMode.Anonymous } }, Figures(20, 20))[0];
        link.ShouldBe(new LevelLink(Level.Reaction, Level.Learning, "spearman", 0, null, null, null, null, LinkReading.Anonymous));
    }

    [Fact]
    public void Only_active_participants_with_both_figures_are_paired() =>
        ParticipantLinks.Of(Plan, Figures(active: 15, gains: 13))[0].N.ShouldBe(13);

    [Fact]
    public void Withdrawn_participants_are_left_aside() => ParticipantLinks.Of(Plan, Figures(active: 12, gains: 20))[0].N.ShouldBe(12);

    [Fact]
    public void Behaviour_is_that_of_the_latest_wave_with_a_composite()
    {
        var figures = Figures(20, 20) with
        {
            Composites = new Dictionary<int, IReadOnlyDictionary<Guid, double>> { [6] = People(15), [9] = People(11), [12] = People(0) },
        };
        ParticipantLinks.LearningToBehaviour(figures).N.ShouldBe(11);
    }

    [Fact]
    public void A_wave_in_which_only_withdrawn_participants_have_a_composite_is_not_the_latest()
    {
        var figures = Figures(12, 20) with
        {
            Composites = new Dictionary<int, IReadOnlyDictionary<Guid, double>> { [6] = People(11), [12] = new Dictionary<Guid, double> { [Id(15)] = 3 } },
        };
        ParticipantLinks.LearningToBehaviour(figures).N.ShouldBe(11);
    }

    [Fact]
    public void Without_a_composite_there_are_too_few()
    {
        var link = ParticipantLinks.LearningToBehaviour(Figures(20, 20));
        (link.N, link.Reading).ShouldBe((0, LinkReading.TooFew));
    }

    private static IEnumerable<(Level, Level)> Between(CohortPlan plan) => ParticipantLinks.Of(plan, Figures(20, 20)).Select(link => (link.From, link.To));

    private static LinkFigures Figures(int active, int gains) =>
        new(Enumerable.Range(0, active).Select(Id).ToHashSet(), People(20), People(gains), new Dictionary<int, IReadOnlyDictionary<Guid, double>>());

    private static Dictionary<Guid, double> People(int count) => Enumerable.Range(0, count).ToDictionary(Id, place => (double)(place * 7 % 20));

    private static Guid Id(int place) => new(place, 0, 0, new byte[8]);
}
