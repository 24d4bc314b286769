using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Behaviour;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Inputs;
using Evaluation.Statistics.Learning;
using Evaluation.Statistics.Links;
using Evaluation.Statistics.Reaction;
using Evaluation.Statistics.Results;

namespace Evaluation.Statistics.Tests.Samples;

/// <summary>The chain document of a sample cohort, put together from the library's figures.</summary>
internal sealed class SampleChain
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly Bundle bundle;
    private readonly Dictionary<string, Guid> ids;
    private readonly Dictionary<Guid, double> overalls = [];
    private readonly Dictionary<Guid, double> gains = [];
    private readonly Dictionary<int, IReadOnlyDictionary<Guid, double>> composites = [];

    private SampleChain(Bundle bundle)
    {
        this.bundle = bundle;
        ids = bundle.Active.Index().ToDictionary(person => person.Item, person => new Guid(person.Index, 0, 0, new byte[8]));
    }

    public static JsonObject Of(Bundle bundle, DateOnly asOf) => new SampleChain(bundle).Document(asOf);

    private JsonObject Document(DateOnly asOf)
    {
        var cohort = bundle.Cohort;
        var summaries = new LevelSummaries(Reaction(), Learning(), Behaviour(), Results());
        var judgement = ChainJudge.Judge(cohort, null, summaries, asOf);
        var figures = new LinkFigures(ids.Values.ToHashSet(), overalls, gains, composites);
        var document = new JsonObject
        {
            ["cohort"] = Json(new
            {
                cohort.Code, cohort.Name, cohort.Programme, cohort.Agency, cohort.StartsOn, cohort.EndsOn,
                Participants = bundle.Active.Count, bundle.Organisers,
            }),
            ["asOf"] = Json(asOf),
            ["verdict"] = Json(judgement.Verdict),
            ["inputs"] = Json(new
            {
                AttendanceRate = Attendance.Rate(cohort.CreditHours, bundle.AttendedHours),
                BudgetPlanned = cohort.Budget?.Planned, BudgetSpent = cohort.Budget?.Spent,
                Attendance = Attendance.Basis(cohort.CreditHours, bundle.AttendedHours),
            }),
            ["reaction"] = Level(judgement, Contracts.Level.Reaction, summaries.Reaction),
            ["learning"] = Level(judgement, Contracts.Level.Learning, summaries.Learning),
            ["behaviour"] = Level(judgement, Contracts.Level.Behaviour, summaries.Behaviour),
            ["results"] = Level(judgement, Contracts.Level.Results, summaries.Results),
            ["links"] = Json(ParticipantLinks.Of(cohort.Plan, figures)),
        };
        return document;
    }

    private ReactionSummary? Reaction()
    {
        if (bundle.Cohort.Plan.Reaction is not { } plan) return null;
        var form = new ReactionForm(plan.Instrument);
        var sums = ReactionSums.Empty(form);
        foreach (var (respondent, response) in bundle.Reactions())
        {
            sums.Add(form, response);
            if (respondent is not null && ids.TryGetValue(respondent, out var id) && RespondentOverall.Of(form, response) is { } overall)
                overalls[id] = (double)overall;
        }

        return ReactionMeasure.Summarise(form, sums, new Dictionary<RespondentGroup, int>
        {
            [RespondentGroup.Participant] = bundle.Active.Count, [RespondentGroup.Organiser] = bundle.Organisers,
        });
    }

    private LearningSummary? Learning()
    {
        if (bundle.Cohort.Plan.Learning is not { } plan) return null;
        var sums = LearningSums.Empty(plan);
        foreach (var (participant, pre, post) in bundle.Attempts())
        {
            sums.Add(plan, pre, post);
            if (TestScore.Gain(plan, pre, post) is { } gain) gains[ids[participant]] = (double)gain;
        }

        return LearningMeasure.Summarise(plan, sums, bundle.Active.Count);
    }

    private BehaviourSummary? Behaviour()
    {
        if (bundle.Cohort.Plan.Behaviour is not { } plan) return null;
        var waves = new Dictionary<int, WaveFigures>();
        foreach (var wave in plan.Waves.Select(wave => wave.Months))
        {
            var sums = new WaveSums();
            var measured = new Dictionary<Guid, double>();
            foreach (var (_, participant, observations) in bundle.Observations().Where(own => own.Wave == wave))
            {
                var own = ParticipantWave.From(plan.Instrument, plan.RaterWeights, observations);
                sums.Add(own);
                if (own.Composite is { } composite) measured[ids[participant]] = (double)composite.Score;
            }

            composites[wave] = measured;
            var exempt = bundle.Exempt(wave).Count;
            waves[wave] = new WaveFigures(sums, bundle.Active.Count - exempt, exempt);
        }

        return BehaviourMeasure.Summarise(plan, waves);
    }

    private ResultsSummary? Results() =>
        bundle.Cohort.Plan.Results is null
            ? null
            : ResultsMeasure.Summarise(bundle.Kpis(), bundle.Measurements(), bundle.FinanceLines());

    private static JsonObject? Level(ChainJudgement judgement, Level level, object? summary)
    {
        var judged = judgement.Levels.FirstOrDefault(judged => judged.Level == level);
        if (judged is null) return null;
        var node = (JsonObject)Json(summary)!;
        node.Remove("estimates");
        node["phase"] = Json(judged.Phase);
        node["state"] = Json(judged.State);
        node["targets"] = Json(judged.Targets);
        if (level == Contracts.Level.Results)
        {
            node["opensOn"] = Json(judged.OpensOn);
            node["closesOn"] = Json(judged.ClosesOn);
        }

        foreach (var (place, wave) in (judged.Waves ?? []).Index())
        {
            var own = (JsonObject)node["waves"]![place]!;
            own["months"]!.GetValue<int>().ShouldBe(wave.Months);
            own["opensOn"] = Json(wave.OpensOn);
            own["closesOn"] = Json(wave.ClosesOn);
            own["phase"] = Json(wave.Phase);
        }

        return node;
    }

    private static JsonNode? Json(object? value) => JsonSerializer.SerializeToNode(value, Web);
}
