namespace Evaluation.Cohorts.Bundles;

/// <summary>The files of a bundle, in the order in which they are read and reported.</summary>
internal static class BundleFiles
{
    /// <summary>What a problem of the archive as a whole is filed under.</summary>
    public const string Archive = "bundle.zip";

    public const string Definition = "cohort.json";
    public const string Participants = "participants.csv";
    public const string Organisers = "organisers.csv";
    public const string Reaction = "reaction.csv";
    public const string Learning = "learning.csv";
    public const string Observations = "observations.csv";
    public const string Kpis = "kpis.csv";
    public const string Measurements = "measurements.csv";
    public const string Finance = "finance.csv";

    public static readonly IReadOnlyList<string> Tables =
        [Participants, Organisers, Reaction, Learning, Observations, Kpis, Measurements, Finance];
}
