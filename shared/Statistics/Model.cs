namespace Evaluation.Statistics;

/// <summary>The measurement model (MODEL.md) that this library implements.</summary>
public static class Model
{
    /// <summary>Raised whenever a formula changes, so that summaries made by an older one are seen to be old.</summary>
    public const int Version = 1;
}
