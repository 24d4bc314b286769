using System.Text.Json;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Numbers;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Statistics.Tests.Published;

public class ReactionExamples
{
    [Fact]
    public void Weighted_mean_scores_are_those_of_the_article()
    {
        var example = Fixture.Of("seed_wms");
        var dimensions = example.GetProperty("dims").EnumerateObject().ToList();
        var instrument = new ReactionInstrument("i", "i", new Scale(1, 5), [RespondentGroup.Organiser, RespondentGroup.Participant],
            [.. dimensions.Select(dimension => new Dimension(dimension.Name, dimension.Name, [.. Enumerable.Range(1, 6).Select(item => new Item($"{dimension.Name}{item}"))]))]);
        var form = new ReactionForm(instrument);
        var sums = ReactionSums.Empty(form);
        AddAnswers(RespondentGroup.Organiser, "peny", example.GetProperty("n_peny").GetInt32());
        AddAnswers(RespondentGroup.Participant, "peserta", example.GetProperty("n_peserta").GetInt32());

        var summary = ReactionMeasure.Summarise(form, sums, new Dictionary<RespondentGroup, int>());

        Displayed(summary.Groups[0].Mean).ShouldBe(example.GetProperty("overall").Double("peny"));
        Displayed(summary.Groups[1].Mean).ShouldBe(example.GetProperty("overall").Double("peserta"));
        foreach (var (place, dimension) in dimensions.Index())
        {
            Displayed(summary.Groups[0].Dimensions[place].Mean).ShouldBe(dimension.Value.GetProperty("pub").Double("peny"), dimension.Name);
            Displayed(summary.Groups[1].Dimensions[place].Mean).ShouldBe(dimension.Value.GetProperty("pub").Double("peserta"), dimension.Name);
        }

        // Answers with the published sums, spread evenly over the respondents.
        void AddAnswers(RespondentGroup group, string column, int respondents)
        {
            for (var respondent = 0; respondent < respondents; respondent++)
            {
                var answers = new Dictionary<string, int>();
                foreach (var dimension in dimensions)
                    foreach (var (item, sum) in dimension.Value.GetProperty(column).Ints().Index())
                        answers[$"{dimension.Name}{item + 1}"] = sum / respondents + (respondent < sum % respondents ? 1 : 0);
                sums.Add(form, new ReactionResponse(group, answers));
            }
        }
    }

    [Fact]
    public void Cronbach_alpha_of_the_attitude_data_is_that_of_psych()
    {
        var example = Fixture.Of("attitude");
        Alpha(example.GetProperty("rows"), Enumerable.Range(0, 7)).ShouldBe(example.Double("alpha"), 1e-10);
    }

    [Fact]
    public void Cronbach_alpha_without_one_item_is_that_of_psych()
    {
        var example = Fixture.Of("attitude");
        foreach (var (dropped, expected) in example.GetProperty("alpha_drop").Doubles().Index())
            Alpha(example.GetProperty("rows"), Enumerable.Range(0, 7).Where(item => item != dropped)).ShouldBe(expected, 1e-10);
    }

    private static double Alpha(JsonElement rows, IEnumerable<int> items)
    {
        var codes = items.ToList();
        var dimension = new Dimension("d", "d", [.. codes.Select(item => new Item($"{item}"))]);
        var form = new ReactionForm(new ReactionInstrument("i", "i", new Scale(0, 100), [RespondentGroup.Participant], [dimension]));
        var sums = ReactionSums.Empty(form);
        foreach (var row in rows.EnumerateArray())
            sums.Add(form, new ReactionResponse(RespondentGroup.Participant, codes.ToDictionary(item => $"{item}", item => row[item].GetInt32())));
        return CronbachAlpha.Of(sums.Groups[0].Dimensions[0])!.Value;
    }

    private static double Displayed(double? mean) => Rounding.Two(mean!.Value);
}
