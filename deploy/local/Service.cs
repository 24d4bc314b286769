namespace Evaluation.Local;

/// <summary>A service of the set.</summary>
/// <param name="Name">Folder under <c>services/</c>.</param>
/// <param name="Paths">What follows <c>/api/</c> in the addresses that it answers.</param>
internal sealed record Service(string Name, params IReadOnlyList<string> Paths)
{
    public static Service Identity { get; } = new("Identity", "identity");

    /// <summary>Pages: whatever is not under <c>/api/</c>.</summary>
    public static Service Portal { get; } = new("Portal");

    public static IReadOnlyList<Service> All { get; } =
    [
        Identity, new("Cohorts", "cohorts", "import", "export"), new("Reaction", "reaction"), new("Learning", "learning"),
        new("Behaviour", "behaviour"), new("Results", "results"), new("Aggregator", "chains"),
        new("Notifications", "notifications"), Portal,
    ];
}
