using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Target = Evaluation.Contracts.Plans.Target;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>What the cohort aims at, with what can be known beforehand about each target.</summary>
internal sealed class TargetsModel(EvaluationApi api, Reader reader) : SetupStepModel(api, reader)
{
    private readonly Dictionary<TargetPlace, string?> typed = [];

    public override string Step => SetupSteps.Targets;

    public IEnumerable<IGrouping<Level, TargetPlace>> Places => TargetPlace.In(Plan).GroupBy(place => place.Level);

    public string? Typed(TargetPlace place) => typed.GetValueOrDefault(place);

    /// <summary>About what is typed now.</summary>
    public IReadOnlyList<TargetNote> Outlook(TargetPlace place) =>
        WrittenNumber.Read(Typed(place), Reader.Language) is { } number ? TargetOutlook.Of(place.At(number), Cohort, Reader) : [];

    public string? UnitOf(TargetPlace place) => place.IsPercent ? "%" : place.Metric switch
    {
        Metric.Mean when Plan.Reaction?.Instrument.Scale is { } scale => Reader["targets.scale", scale.Min, scale.Max],
        Metric.Score when Plan.Behaviour?.Instrument.Scale is { } scale => Reader["targets.scale", scale.Min, scale.Max],
        _ => null,
    };

    protected override void Show()
    {
        foreach (var target in Plan.Targets ?? [])
            typed[TargetPlace.Of(target)] = WrittenNumber.Write(TargetPlace.Of(target).Typed(target), Reader.Language);
    }

    protected override void Take(IFormCollection form)
    {
        foreach (var place in TargetPlace.In(Plan)) typed[place] = form[place.Key];
    }

    protected override IReadOnlyDictionary<string, string> Check() => TargetPlace.In(Plan)
        .Where(place => !string.IsNullOrWhiteSpace(Typed(place)))
        .Select(place => (place.Key, Problem: ProblemOf(place)))
        .Where(field => field.Problem is not null)
        .ToDictionary(field => field.Key, field => field.Problem!);

    private string? ProblemOf(TargetPlace place)
    {
        var (name, d) = (place.Name(Reader), Reader.Display);
        if (WrittenNumber.Read(Typed(place), Reader.Language) is not { } number) return Reader["targets.wrong", name];
        // Nobody aims at less than one in a hundred; it is a share that was meant.
        if (place.IsRate && number is > 0 and < 1) return Reader["targets.notPercent", name, d.Short((double)number), d.Short((double)number * 100)];
        return place.IsRate && number is (< 0 or > 100) ? Reader["targets.beyond", name] : null;
    }

    protected override Task<CohortDefinition> ChangedAsync(CancellationToken cancellation)
    {
        List<Target> targets = [.. TargetPlace.In(Plan).Where(place => !string.IsNullOrWhiteSpace(Typed(place))).Select(place => place.At(WrittenNumber.Read(Typed(place), Reader.Language)!.Value))];
        return Task.FromResult(Cohort.Definition with { Plan = Plan with { Targets = targets.Count == 0 ? null : targets } });
    }
}
