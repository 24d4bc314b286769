namespace Evaluation.Testing.TSql;

/// <summary>The tables that a part of a text can name, and those of the parts around it.</summary>
internal sealed class Scope(Scope? outer)
{
    public Scope? Outer { get; } = outer;

    /// <summary>By alias; null where the columns are not known, so that any will do.</summary>
    public Dictionary<string, IReadOnlySet<string>?> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Common table expressions.</summary>
    public Dictionary<string, IReadOnlySet<string>> Named { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that SELECT gives to its columns.</summary>
    public IReadOnlySet<string> Given { get; set; } = new HashSet<string>();

    public IReadOnlySet<string>? Common(string name) => Named.GetValueOrDefault(name) ?? Outer?.Common(name);

    /// <summary>What is wrong with naming a column here; null when nothing is.</summary>
    public string? Problem(string? source, string column)
    {
        if (source is null && Given.Contains(column)) return null;
        if (source is not null && Sources.TryGetValue(source, out var columns))
            return columns is null || columns.Contains(column) ? null : $"{source} has no column {column}";
        if (source is null)
        {
            var holders = Sources.Count(candidate => candidate.Value?.Contains(column) == true);
            if (holders > 1) return $"{column} may come from {holders} tables";
            if (holders == 1 || Sources.ContainsValue(null)) return null;
        }
        if (Outer is not null) return Outer.Problem(source, column);
        return source is null ? $"there is no column {column} here" : $"there is no table {source} here";
    }
}
