using System.Text.Json;
using Evaluation.Contracts;
using Barrier = Evaluation.Contracts.Barrier;

namespace Evaluation.Statistics.Behaviour;

internal static class BarrierCodes
{
    private static readonly Dictionary<Barrier, string> Codes =
        Enum.GetValues<Barrier>().ToDictionary(barrier => barrier, barrier => JsonSerializer.SerializeToElement(barrier).GetString()!);

    /// <summary>The code as it stands on the wire, such as <c>work-environment</c>.</summary>
    public static string Of(Barrier barrier) => Codes[barrier];
}
