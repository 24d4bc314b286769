using System.Globalization;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Evaluation.Statistics.Waves;
using Microsoft.AspNetCore.Mvc;
using RaterWeights = Evaluation.Contracts.Plans.RaterWeights;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>When behaviour is followed up, by whom and with which weight, and when results are looked at.</summary>
internal sealed class WavesModel(EvaluationApi api, Reader reader) : SetupStepModel(api, reader)
{
    private const int FewestRows = 3, MostMonths = 36;

    [BindProperty]
    public List<string?> Months { get; set; } = [];

    [BindProperty]
    public List<string?> Days { get; set; } = [];

    [BindProperty]
    public string? Supervisor { get; set; }

    [BindProperty]
    public string? Peer { get; set; }

    [BindProperty]
    public string? Subordinate { get; set; }

    [BindProperty]
    public string? ResultsMonths { get; set; }

    [BindProperty]
    public string? ResultsDays { get; set; }

    public FollowUpPolicy Policy { get; private set; } = FollowUpPolicy.Default;

    public override string Step => SetupSteps.Waves;

    /// <summary>When the waves of the plan open and close.</summary>
    public IReadOnlyList<ScheduledWave> Scheduled => FollowUpDates.Of(Cohort.Definition.EndsOn, Plan.Behaviour?.Waves ?? []);

    protected override async Task PrepareAsync(CancellationToken cancellation) => Policy = await Api.PolicyAsync(Cohort.Definition.Programme.Kind, cancellation);

    protected override void Show()
    {
        foreach (var wave in Plan.Behaviour?.Waves ?? [])
        {
            Months.Add(Text(wave.Months));
            Days.Add(Text(wave.WindowDays));
        }
        Fill();
        var weights = Plan.Behaviour?.RaterWeights ?? new(1);
        string Percent(double weight) => WrittenNumber.Write((decimal)weight * 100, Reader.Language);
        (Supervisor, Peer, Subordinate) = (Percent(weights.Supervisor), Percent(weights.Peer), Percent(weights.Subordinate));
        (ResultsMonths, ResultsDays) = (Plan.Results is { } results ? Text(results.Months) : "", Text(Plan.Results?.WindowDays ?? 60));
    }

    // A browser sends every row; one that is made by hand may not.
    protected override void Take(IFormCollection form) => Fill();

    protected override IReadOnlyDictionary<string, string> Check()
    {
        var problems = new Dictionary<string, string>();
        if (Plan.Behaviour is not null) CheckBehaviour(problems);
        if (!string.IsNullOrWhiteSpace(ResultsMonths))
        {
            if (WrittenNumber.Whole(ResultsMonths) is not (>= 1 and <= MostMonths)) problems["resultsMonths"] = Reader["waves.months.wrong", 1, MostMonths];
            if (WrittenNumber.Whole(ResultsDays) is null or > 365) problems["resultsDays"] = Reader["setup.days.wrong"];
        }
        return problems;
    }

    protected override Task<CohortDefinition> ChangedAsync(CancellationToken cancellation)
    {
        var plan = Plan with
        {
            Behaviour = Plan.Behaviour is null ? null : Plan.Behaviour with { RaterWeights = Weights(), Waves = [.. Rows().OrderBy(row => row.Months).Select(WaveOf)] },
            Results = WrittenNumber.Whole(ResultsMonths) is { } months ? new(months, WrittenNumber.Whole(ResultsDays)!.Value) : null,
        };
        // A target for a wave that is gone would aim at nothing.
        var places = TargetPlace.In(plan);
        return Task.FromResult(Cohort.Definition with { Plan = plan with { Targets = plan.Targets?.Where(target => places.Contains(TargetPlace.Of(target))).ToList() } });
    }

    private void CheckBehaviour(Dictionary<string, string> problems)
    {
        var seen = new HashSet<int>();
        for (var row = 0; row < Months.Count; row++)
        {
            if (string.IsNullOrWhiteSpace(Months[row])) continue;
            if (WrittenNumber.Whole(Months[row]) is not { } months || !Policy.Allows(months)) problems[$"months[{row}]"] = Reader["waves.months.wrong", Policy.MinMonths, Policy.MaxMonths];
            else if (!seen.Add(months)) problems[$"months[{row}]"] = Reader["waves.twice", months];
            if (WrittenNumber.Whole(Days[row]) is null or > 365) problems[$"days[{row}]"] = Reader["setup.days.wrong"];
        }
        if (Months.All(string.IsNullOrWhiteSpace)) problems["months[0]"] = Reader["waves.none"];
        if (WrittenNumber.Read(Supervisor, Reader.Language) is not (> 0 and <= 100)) problems["supervisor"] = Reader["waves.supervisor.wrong"];
        foreach (var (field, text) in new[] { ("peer", Peer), ("subordinate", Subordinate) })
            if (!string.IsNullOrWhiteSpace(text) && WrittenNumber.Read(text, Reader.Language) is not (>= 0 and <= 100)) problems[field] = Reader["waves.weight.wrong", Reader[$"group.{field}"]];
    }

    private RaterWeights Weights()
    {
        double Share(string? text) => (double)((WrittenNumber.Read(text, Reader.Language) ?? 0) / 100);
        return new(Share(Supervisor), Share(Peer), Share(Subordinate));
    }

    // A wave that was moved or cancelled stays so, as long as its months are its name.
    private WavePlan WaveOf((int Months, int Days) row) =>
        Plan.Behaviour!.Waves.FirstOrDefault(wave => wave.Months == row.Months) is { } before ? before with { WindowDays = row.Days } : new(row.Months, row.Days);

    private IEnumerable<(int Months, int Days)> Rows() =>
        Months.Zip(Days).Where(row => !string.IsNullOrWhiteSpace(row.First)).Select(row => (WrittenNumber.Whole(row.First)!.Value, WrittenNumber.Whole(row.Second)!.Value));

    private void Fill()
    {
        while (Months.Count < FewestRows || !string.IsNullOrWhiteSpace(Months[^1])) Months.Add("");
        while (Days.Count < Months.Count) Days.Add(Text(Policy.WindowDays));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
