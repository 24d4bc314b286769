using Evaluation.Contracts;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Learning;

public static class HakeBands
{
    /// <summary>
    /// <c>loss</c> below 0, <c>low</c> below 0.30, <c>medium</c> below 0.70, else <c>high</c> (Hake 1998); of the value as it is, not
    /// as displayed. Only noise behind the ninth decimal is put away, so that an exact 0.30 is medium. Null gives null.
    /// </summary>
    public static HakeBand? Of(double? hakeClass) =>
        hakeClass is null ? null : Rounding.Nine(hakeClass.Value) switch
        {
            < 0 => HakeBand.Loss,
            < 0.3 => HakeBand.Low,
            < 0.7 => HakeBand.Medium,
            _ => HakeBand.High,
        };
}
