namespace Evaluation.Statistics;

/// <summary>The measurement model (MODEL.md) that this library implements.</summary>
public static class Model
{
    /// <summary>
    /// Raised whenever a formula changes or a figure is added, so that summaries made by an older one are seen to be old and are
    /// counted anew. 2: distributions of scores. 3: what figures are computed from.
    /// </summary>
    public const int Version = 3;
}
