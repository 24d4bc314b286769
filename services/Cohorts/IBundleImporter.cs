namespace Evaluation.Cohorts;

/// <summary>Imports a bundle from within the process, as the system itself: the demo's samples.</summary>
public interface IBundleImporter
{
    /// <summary>What came of it, in a few words. What is stored already is not changed.</summary>
    Task<string> ImportAsync(byte[] archive, CancellationToken cancellation);
}
