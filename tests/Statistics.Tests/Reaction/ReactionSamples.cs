using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Reaction;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Statistics.Tests.Reaction;

/// <summary>A small instrument, and random answers to it with gaps.</summary>
internal static class ReactionSamples
{
    public static readonly ReactionInstrument Instrument = new(
        "i", "i", new Scale(1, 5), [RespondentGroup.Participant, RespondentGroup.Organiser],
        [
            new Dimension("a", "A", [new Item("a1"), new Item("a2"), new Item("a3")], [new Indicator("fit", "Fit", ["a2", "a3"])]),
            new Dimension("b", "B", [new Item("b1"), new Item("b2")]),
        ]);

    public static readonly ReactionForm Form = new(Instrument);

    public static readonly string[] Items = ["a1", "a2", "a3", "b1", "b2"];

    public static readonly Dictionary<RespondentGroup, int> Nobody = [];

    public static ReactionResponse Response(RespondentGroup group, params (string Item, int Answer)[] answers) =>
        new(group, answers.ToDictionary(answer => answer.Item, answer => answer.Answer));

    public static ReactionResponse Participant(params (string Item, int Answer)[] answers) => Response(RespondentGroup.Participant, answers);

    public static ReactionSums SumsOf(params IEnumerable<ReactionResponse> responses)
    {
        var sums = ReactionSums.Empty(Form);
        foreach (var response in responses) sums.Add(Form, response);
        return sums;
    }

    public static readonly Arbitrary<ReactionResponse[]> Responses =
        (from @group in Gen.Elements(RespondentGroup.Participant, RespondentGroup.Organiser)
         from answers in Gen.ArrayOf(Gen.Choose(0, 6), Items.Length)
         // 0 and 6 stand for no answer; most items are answered.
         select new ReactionResponse(@group, Items.Zip(answers).Where(answer => answer.Second is > 0 and < 6).ToDictionary(answer => answer.First, answer => answer.Second)))
        .ArrayOf().ToArbitrary();
}
