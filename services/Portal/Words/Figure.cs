namespace Evaluation.Portal.Words;

/// <summary>A row of a table of figures, in words.</summary>
internal sealed record Figure(string What, string Value);
