using System.Text.Json.Nodes;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.Answers;

/// <summary>An answer to each level that is taken, about somebody of a cohort; to be spoilt by the tests.</summary>
internal sealed class ValidAnswers
{
    private readonly IReadOnlyList<JsonNode> participants;

    private ValidAnswers(string cohort, IReadOnlyList<JsonNode> participants) => (Cohort, this.participants) = (cohort, participants);

    public static IReadOnlyList<string> Levels { get; } = ["reaction", "learning", "behaviour", "results"];

    public string Cohort { get; }

    public static async Task<ValidAnswers> ForAsync(ApiClient client, MadeCohort cohort) => new(cohort.Code, await client.PeopleAsync(cohort.Code, "participant"));

    public static string PathOf(string level, string cohort) => $"/api/{level}/{cohort}/{level switch { "reaction" => "responses", "learning" => "scores", "behaviour" => "observations", _ => "measurements" }}";

    public string PathOf(string level) => PathOf(level, Cohort);

    public string Id(int participant) => participants[participant]["id"]!.GetValue<string>();

    /// <param name="about">Answers about different participants (or months) do not clash.</param>
    public JsonObject Of(string level, int about) => level switch
    {
        "reaction" => new() { ["respondent"] = Id(about), ["group"] = "participant", ["answers"] = new JsonObject { ["a1"] = 4, ["a2"] = 5, ["b1"] = 3 } },
        "learning" => new() { ["participant"] = Id(about), ["phase"] = "post", ["score"] = 80 },
        "behaviour" => new()
        {
            ["participant"] = Id(about), ["wave"] = 6, ["raterGroup"] = "supervisor", ["rater"] = participants[about]["supervisor"]!.GetValue<string>(),
            ["observedOn"] = "2025-09-10", ["answers"] = new JsonObject { ["k1"] = 4, ["k2"] = 3 }, ["applied"] = "full",
        },
        _ => new() { ["kpi"] = "hari", ["month"] = about, ["group"] = "trained", ["unit"] = "Unit 1", ["value"] = 12.5 },
    };

    /// <summary>With other members; null leaves one out.</summary>
    public JsonObject Of(string level, int about, string spoilt)
    {
        var body = Of(level, about);
        foreach (var (name, value) in JsonNode.Parse(spoilt.Replace("PARTICIPANT", Id(about), StringComparison.Ordinal))!.AsObject())
        {
            if (value is null) body.Remove(name);
            else body[name] = value.DeepClone();
        }
        return body;
    }
}
