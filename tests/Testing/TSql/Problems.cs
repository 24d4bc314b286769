using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Testing.TSql;

/// <summary>What was found in one text, each with its place.</summary>
internal sealed class Problems(string text)
{
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    public void Add(TSqlFragment at, string what) => Add(at.StartLine, at.StartColumn, what);

    public void Add(int line, int column, string what) => all.Add($"line {line}, column {column}: {what}\n{text}");

    /// <summary>The words of a part of the text, for comparing two parts.</summary>
    public static string Words(TSqlFragment fragment) => string.Concat(
        fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
            .Where(token => token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment))
            .Select(token => token.Text + " ")).ToLowerInvariant();
}
