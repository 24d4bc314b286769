using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Aggregator.DeriveChain;
using Evaluation.Contracts;
using Evaluation.Statistics.Chain;

namespace Evaluation.Aggregator.ReadChain;

/// <summary>The chain of a cohort as one document: what the levels measured, with what it means on the date that is asked for.</summary>
internal static class ChainDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ChainJudgement Judge(ChainEstimates chain, DateOnly asOf) => ChainJudge.Judge(chain.Cohort, chain.Scheduled, chain.Summaries, asOf);

    public static JsonObject Of(StoredChain stored, DateOnly asOf)
    {
        var chain = stored.Estimates;
        var judgement = Judge(chain, asOf);
        return new()
        {
            ["cohort"] = CohortOf(chain),
            ["asOf"] = Node(asOf),
            ["version"] = stored.Version,
            ["hash"] = stored.Hash,
            ["modelVersion"] = chain.ModelVersion,
            ["planVersion"] = chain.PlanVersion,
            ["planChanges"] = Node(chain.PlanChanges),
            ["plan"] = Node(chain.Cohort.Plan),
            ["verdict"] = Node(judgement.Verdict),
            ["inputs"] = chain.Inputs is null ? null : Node(chain.Inputs),
            ["reaction"] = LevelOf(judgement, Level.Reaction, chain.Summaries.Reaction),
            ["learning"] = LearningOf(judgement, chain),
            ["behaviour"] = BehaviourOf(judgement, chain),
            ["results"] = ResultsOf(judgement, chain),
            ["links"] = Node(chain.Links),
            ["next"] = ComingDates.Of(judgement),
        };
    }

    public static JsonObject CohortOf(ChainEstimates chain) => new()
    {
        ["code"] = chain.Cohort.Code,
        ["name"] = chain.Cohort.Name,
        ["programme"] = Node(chain.Cohort.Programme),
        ["agency"] = Node(chain.Cohort.Agency),
        ["startsOn"] = Node(chain.Cohort.StartsOn),
        ["endsOn"] = Node(chain.Cohort.EndsOn),
        ["participants"] = chain.Participants,
        ["organisers"] = chain.Organisers,
    };

    public static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Options);

    /// <summary>Phase and state, then the level's own figures, then its targets. Null for a level that is not in the plan.</summary>
    private static JsonObject? LevelOf<TSummary>(ChainJudgement judgement, Level level, TSummary? summary) where TSummary : class
    {
        if (judgement.Levels.FirstOrDefault(judged => judged.Level == level) is not { } judged) return null;
        var document = new JsonObject { ["phase"] = Node(judged.Phase), ["state"] = Node(judged.State) };
        if (summary is not null)
        {
            foreach (var (name, value) in Node(summary)!.AsObject().ToList())
                if (name != "estimates") document[name] = value?.DeepClone();
        }
        document["targets"] = Node(judged.Targets);
        return document;
    }

    private static JsonObject? LearningOf(ChainJudgement judgement, ChainEstimates chain)
    {
        var document = LevelOf(judgement, Level.Learning, chain.Summaries.Learning);
        if (document is not null && chain.Summaries.Learning?.Items is null)
        {
            // Only a test with questions has these.
            document.Remove("items");
            document.Remove("kr20");
        }
        return document;
    }

    private static JsonObject? BehaviourOf(ChainJudgement judgement, ChainEstimates chain)
    {
        var document = LevelOf(judgement, Level.Behaviour, chain.Summaries.Behaviour);
        if (document?["waves"] is not JsonArray waves) return document;
        var phases = judgement.Levels.First(judged => judged.Level == Level.Behaviour).Waves!;
        document["waves"] = new JsonArray([.. waves.Select(wave => WithDates(wave!.AsObject(), phases))]);
        return document;
    }

    private static JsonObject WithDates(JsonObject wave, IReadOnlyList<WavePhase> phases)
    {
        var months = wave["months"]!.GetValue<int>();
        var document = new JsonObject { ["months"] = months };
        if (phases.FirstOrDefault(phase => phase.Months == months) is { } dates)
            (document["opensOn"], document["closesOn"], document["phase"]) = (Node(dates.OpensOn), Node(dates.ClosesOn), Node(dates.Phase));
        foreach (var (name, value) in wave)
            if (name != "months") document[name] = value?.DeepClone();
        return document;
    }

    private static JsonObject? ResultsOf(ChainJudgement judgement, ChainEstimates chain)
    {
        var document = LevelOf(judgement, Level.Results, chain.Summaries.Results);
        if (document is null) return null;
        var judged = judgement.Levels.First(level => level.Level == Level.Results);
        (document["opensOn"], document["closesOn"]) = (Node(judged.OpensOn), Node(judged.ClosesOn));
        return document;
    }
}
