namespace Evaluation.Portal.Api;

/// <summary>Which chains are listed. Null lets everything through.</summary>
/// <param name="Year">In which the cohort ended.</param>
internal sealed record ChainQuery(string? Agency = null, string? Programme = null, string? State = null, int? Year = null, string? Cursor = null)
{
    public IEnumerable<(string Name, string? Value)> Filters =>
    [
        ("agency", Agency), ("programme", Programme), ("state", State),
        ("from", Year is null ? null : $"{Year:D4}-01-01"), ("to", Year is null ? null : $"{Year:D4}-12-31"), ("cursor", Cursor),
    ];
}
