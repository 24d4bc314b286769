using System.Text.Json.Nodes;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.Crash;

/// <summary>Answers of all four levels to a cohort, in a random order; not everybody answers everything.</summary>
internal static class AnswerPlan
{
    public static async Task<IReadOnlyList<SentAnswer>> MakeAsync(ApiClient client, MadeCohort cohort, Random random)
    {
        var participants = await client.PeopleAsync(cohort.Code, "participant");
        var organisers = await client.PeopleAsync(cohort.Code, "organiser");
        var answers = new List<SentAnswer>();
        foreach (var (index, participant) in participants.Index())
        {
            var peer = Id(participants[(index + 1) % participants.Count]);
            answers.Add(Response(cohort.Code, Id(participant), "participant", random));
            answers.Add(Score(cohort.Code, Id(participant), "pre", random));
            answers.Add(Score(cohort.Code, Id(participant), "post", random));
            answers.Add(Observation(cohort.Code, Id(participant), "supervisor", participant["supervisor"]!.GetValue<string>(), random));
            answers.Add(Observation(cohort.Code, Id(participant), "peer", peer, random));
        }
        answers.AddRange(organisers.Select(organiser => Response(cohort.Code, Id(organiser), "organiser", random)));
        answers.AddRange(from kpi in (string[])["hari", "indeks"] from month in Enumerable.Range(0, 8) from unit in Enumerable.Range(0, 12)
                         select Measurement(cohort.Code, kpi, month, $"Unit {unit}", random));
        var shuffled = answers.ToArray();
        random.Shuffle(shuffled);
        return shuffled[..(shuffled.Length * 9 / 10)];
    }

    private static string Id(JsonNode person) => person["id"]!.GetValue<string>();

    private static SentAnswer Response(string cohort, string respondent, string group, Random random)
    {
        var (a1, a2, b1) = (random.Next(1, 6), random.Next(1, 6), random.Next(1, 6));
        return new($"/api/reaction/{cohort}/responses", new { respondent, group, answers = new { a1, a2, b1 } }, new Answered.Response(group, a1, a2, b1));
    }

    private static SentAnswer Score(string cohort, string participant, string phase, Random random)
    {
        var score = random.Next(0, 101);
        return new($"/api/learning/{cohort}/scores", new { participant, phase, score }, new Answered.Score(participant, phase, score));
    }

    private static SentAnswer Observation(string cohort, string participant, string raterGroup, string rater, Random random)
    {
        var (k1, k2) = (random.Next(1, 6), random.Next(1, 6));
        var applied = raterGroup == "supervisor" ? (string[])["full", "partial", "none"] : [null!];
        var said = applied[random.Next(applied.Length)];
        return new(
            $"/api/behaviour/{cohort}/observations",
            new { participant, wave = 6, raterGroup, rater, observedOn = "2025-09-10", answers = new { k1, k2 }, applied = said },
            new Answered.Observation(raterGroup, k1, k2, said));
    }

    private static SentAnswer Measurement(string cohort, string kpi, int month, string unit, Random random)
    {
        var value = random.Next(5, 100);
        return new($"/api/results/{cohort}/measurements", new { kpi, month, group = "trained", unit, value }, new Answered.Measurement(kpi, month, unit, value));
    }
}
