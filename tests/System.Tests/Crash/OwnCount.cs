using System.Text.Json.Nodes;
using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.Crash;

/// <summary>What the chain must say of the answers that were acknowledged, counted by the client from its own record.</summary>
internal static class OwnCount
{
    /// <summary>Waits until the chain shows each acknowledged answer once.</summary>
    /// <param name="whatWaits">Where what is missing may be, for who reads of it afterwards.</param>
    public static async Task ShouldBeShownAsync(
        ApiClient client, string cohort, IReadOnlyList<SentAnswer> answers, string when, Func<Task<IReadOnlyList<string>>>? whatWaits = null)
    {
        var own = Of(answers);
        try
        {
            await Eventually.SeeAsync(
                async () => ChainDifference.Between(own, In(await client.ChainAsync(cohort, _ => true))).Prepend(when).ToList(),
                differences => differences.Count == 1, TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException late) when (whatWaits is not null)
        {
            throw new TimeoutException(string.Join('\n', (await whatWaits()).Prepend(late.Message)), late);
        }
    }

    public static JsonObject Of(IReadOnlyList<SentAnswer> sent)
    {
        var answers = sent.Where(answer => answer.IsAcknowledged).Select(answer => answer.Content).ToList();
        return new()
        {
            ["reaction"] = Reaction([.. answers.OfType<Answered.Response>()]),
            ["learning"] = Learning([.. answers.OfType<Answered.Score>()]),
            ["behaviour"] = Behaviour([.. answers.OfType<Answered.Observation>()]),
            ["results"] = Results([.. answers.OfType<Answered.Measurement>()]),
        };
    }

    /// <summary>The same figures out of a chain.</summary>
    public static JsonObject In(JsonNode chain)
    {
        var wave = chain["behaviour"]!["waves"]![0]!;
        return new()
        {
            ["reaction"] = new JsonArray([.. chain["reaction"]!["groups"]!.AsArray().Select(group => new JsonObject
            {
                ["responded"] = group!["responded"]!.DeepClone(),
                ["items"] = new JsonArray([.. group["dimensions"]!.AsArray().SelectMany(dimension => dimension!["items"]!.AsArray()).Select(item => Pick(item!, "n", "mean"))]),
            })]),
            ["learning"] = Pick(chain["learning"]!, "pretested", "posttested", "paired", "preMean", "postMean"),
            ["behaviour"] = new JsonObject
            {
                ["groups"] = new JsonArray([.. wave["groups"]!.AsArray().Take(2).Select(group => Pick(group!, "observations", "mean"))]),
                ["applied"] = wave["applied"]!.DeepClone(),
            },
            ["results"] = new JsonArray([.. chain["results"]!["kpis"]!.AsArray().Select(kpi => Pick(kpi!, "month", "actual"))]),
        };
    }

    private static JsonArray Reaction(List<Answered.Response> responses) => new([.. ((string[])["participant", "organiser"]).Select(name =>
    {
        var group = responses.Where(response => response.Group == name).ToList();
        return new JsonObject
        {
            ["responded"] = group.Count,
            ["items"] = new JsonArray([.. ((Func<Answered.Response, int>[])[response => response.A1, response => response.A2, response => response.B1])
                .Select(item => new JsonObject { ["n"] = group.Count, ["mean"] = Mean(group.Select(response => (double)item(response))) })]),
        };
    })]);

    private static JsonObject Learning(List<Answered.Score> scores)
    {
        var pairs = scores.GroupBy(score => score.Participant).Where(attempts => attempts.Count() == 2).SelectMany(attempts => attempts).ToList();
        return new()
        {
            ["pretested"] = scores.Count(score => score.Phase == "pre"),
            ["posttested"] = scores.Count(score => score.Phase == "post"),
            ["paired"] = pairs.Count / 2,
            ["preMean"] = Mean(pairs.Where(score => score.Phase == "pre").Select(score => score.Value)),
            ["postMean"] = Mean(pairs.Where(score => score.Phase == "post").Select(score => score.Value)),
        };
    }

    private static JsonObject Behaviour(List<Answered.Observation> observations) => new()
    {
        ["groups"] = new JsonArray([.. ((string[])["supervisor", "peer"]).Select(name =>
        {
            var group = observations.Where(observation => observation.RaterGroup == name).ToList();
            return new JsonObject { ["observations"] = group.Count, ["mean"] = Mean(group.Select(observation => (observation.K1 + observation.K2) / 2.0)) };
        })]),
        ["applied"] = new JsonObject
        {
            ["full"] = observations.Count(observation => observation.Applied == "full"),
            ["partial"] = observations.Count(observation => observation.Applied == "partial"),
            ["none"] = observations.Count(observation => observation.Applied == "none"),
        },
    };

    // MODEL §4: the latest month after the end at which every unit with any such month has a value, else the one with most units.
    private static JsonArray Results(List<Answered.Measurement> measurements) => new([.. ((string[])["hari", "indeks"]).Select(kpi =>
    {
        var after = measurements.Where(measurement => measurement.Kpi == kpi && measurement.Month > 0).GroupBy(measurement => measurement.Month)
            .OrderByDescending(month => month.Count()).ThenByDescending(month => month.Key).FirstOrDefault();
        return new JsonObject { ["month"] = after?.Key, ["actual"] = Mean((after ?? Enumerable.Empty<Answered.Measurement>()).Select(measurement => measurement.Value)) };
    })]);

    private static double? Mean(IEnumerable<double> values) => values.ToList() is { Count: > 0 } list ? list.Sum() / list.Count : null;

    private static JsonObject Pick(JsonNode from, params string[] names) => new(names.Select(name => KeyValuePair.Create(name, from[name]?.DeepClone())));
}
