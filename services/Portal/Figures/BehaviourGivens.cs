using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

/// <summary>What the figures of a wave are computed from, beside other figures.</summary>
internal sealed class BehaviourGivens(Wave wave, PlannedBehaviour? plan, Reader reader)
{
    private readonly Display d = reader.Display;

    private IEnumerable<(string Group, double Weight)> Weights => plan?.RaterWeights?.Positive ?? [];

    /// <summary>The weights of the plan; then of each rater group the part that it had and the mean that it gave, whose products add up to the score.</summary>
    public IReadOnlyList<Given> Score =>
    [
        .. Weights.Select(weight => Of("weight", weight.Group, "w", d.Fine(weight.Weight))),
        .. (wave.Basis?.Raters ?? []).SelectMany(rater => new[] { Of("part", rater.Group, "v", d.Fine(rater.Weight)), Of("partMean", rater.Group, "m", d.Fine(rater.Mean)) }),
    ];

    /// <summary>Of each rater group its weight, and of how many of those observed it has spoken.</summary>
    public IReadOnlyList<Given> WeightUsed =>
    [
        .. Weights.Select(weight => Of("weight", weight.Group, "w", d.Fine(weight.Weight))),
        .. (wave.Basis?.Raters ?? []).Select(rater => Of("present", rater.Group, "k", d.Count(rater.Participants))),
        .. Given.Of(reader, ("weights", "W", Weights.Any() ? d.Fine(Weights.Sum(weight => weight.Weight)) : Display.Nothing), ("observed", "n", d.Count(wave.Observed))),
    ];

    public IReadOnlyList<Given> Rwg
    {
        get
        {
            double? options = plan is null ? null : plan.Instrument.Scale.Max - plan.Instrument.Scale.Min + 1;
            return Given.Of(reader, ("rwg.items", "J", d.Count(plan?.Instrument.Items?.Count)), ("rwg.options", "A", d.Count((int?)options)), ("rwg.even", "σ²", d.Fine(((options * options) - 1) / 12)));
        }
    }

    public string? RwgBasis => wave.Agreement?.RwgParticipants is { } n ? reader["behaviour.basis.rwg", d.Count(n)] : null;

    public IReadOnlyList<Given> Icc1 => wave.Agreement?.Icc1Basis is not { } basis ? [] : Given.Of(
        reader, ("icc1.observations", "N", d.Count(basis.Observations)), ("icc1.participants", "G", d.Count(basis.Participants)),
        ("icc1.between", "MSB", d.Fine(basis.Between)), ("icc1.within", "MSW", d.Fine(basis.Within)), ("icc1.each", "k₀", d.Fine(basis.Each)));

    public string? Icc1Basis => wave.Agreement?.Icc1Basis is { } basis ? reader["behaviour.basis.icc1", d.Count(basis.Observations), d.Count(basis.Participants)] : null;

    private Given Of(string key, string group, string sign, string value) => new($"{reader[$"group.{group}"]}: {reader[$"given.{key}"]}", sign, value);
}
