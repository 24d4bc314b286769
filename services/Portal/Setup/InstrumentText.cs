using System.Globalization;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Dimension = Evaluation.Contracts.Plans.Dimension;

namespace Evaluation.Portal.Setup;

/// <summary>An instrument of either kind as its page shows it: an observation form is one dimension without a name.</summary>
/// <param name="Groups">Who answers a survey.</param>
internal sealed record InstrumentText(string Name, int Min, int Max, IReadOnlyList<string> Groups, IReadOnlyList<DimensionText> Dimensions)
{
    public static InstrumentText Of(InstrumentContent content) => content.Reaction is { } survey
        ? new(survey.Name, survey.Scale.Min, survey.Scale.Max, [.. survey.Groups.Select(group => Codes.Of(group))], [.. survey.Dimensions.Select(dimension => new DimensionText(dimension.Name, dimension.Items))])
        : new(content.Behaviour!.Name, content.Behaviour.Scale.Min, content.Behaviour.Scale.Max, [], [new(null, content.Behaviour.Items)]);
}

internal sealed record DimensionText(string? Name, IReadOnlyList<Item> Items);
