using Evaluation.Portal.Api;

namespace Evaluation.Portal.Figures;

/// <summary>What the plan calls the dimensions, indicators and items of the reaction survey. A code without a name is shown as it is.</summary>
internal sealed class PlanNames
{
    private readonly Dictionary<string, string> dimensions = [];
    private readonly Dictionary<string, string> items = [];
    private readonly Dictionary<(string Dimension, string Code), PlannedIndicator> indicators = [];

    public PlanNames(Plan? plan)
    {
        foreach (var dimension in plan?.Reaction?.Instrument.Dimensions ?? [])
        {
            dimensions[dimension.Code] = dimension.Name;
            foreach (var item in dimension.Items ?? []) items[item.Code] = item.Text ?? item.Name ?? item.Code;
            foreach (var indicator in dimension.Indicators ?? []) indicators[(dimension.Code, indicator.Code)] = indicator;
        }
    }

    public string Dimension(string code) => dimensions.GetValueOrDefault(code, code);

    public string Item(string code) => items.GetValueOrDefault(code, code);

    public string Indicator(string dimension, string code) => indicators.GetValueOrDefault((dimension, code))?.Name ?? code;

    /// <summary>Codes of the items that an indicator is the mean of.</summary>
    public IReadOnlyList<string> ItemsOf(string dimension, string indicator) => indicators.GetValueOrDefault((dimension, indicator))?.Items ?? [];
}
