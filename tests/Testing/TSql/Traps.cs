using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Testing.TSql;

/// <summary>What parses and yet fails: on SQL Server, or on compatible servers that lack a part of it.</summary>
internal sealed class Traps(Problems problems) : TSqlFragmentVisitor
{
    private const string Lacking = "is not on every compatible server";


    public override void Visit(MergeSpecification node)
    {
        if (node.OutputClause is not null) problems.Add(node, $"MERGE with OUTPUT {Lacking}");
    }

    public override void Visit(TableDefinition node)
    {
        if (node.Indexes.Count > 0 || node.ColumnDefinitions.Any(column => column.Index is not null)) problems.Add(node, $"an index inside CREATE TABLE {Lacking}");
        foreach (var column in node.ColumnDefinitions.Where(column => column.Constraints.OfType<UniqueConstraintDefinition>().Any()))
            MustFitKey(column, column);
        foreach (var key in node.TableConstraints.OfType<UniqueConstraintDefinition>().SelectMany(unique => unique.Columns))
            if (node.ColumnDefinitions.FirstOrDefault(column => Is(column, key.Column)) is { } column) MustFitKey(column, key);
    }

    public override void Visit(AlterTableAlterColumnStatement node) => problems.Add(node, $"ALTER COLUMN {Lacking}");

    public override void Visit(UnpivotedTableReference node) => problems.Add(node, $"UNPIVOT {Lacking}");

    public override void Visit(CreateOrAlterProcedureStatement node) => problems.Add(node, $"CREATE OR ALTER {Lacking}");

    public override void Visit(CreateOrAlterTriggerStatement node) => problems.Add(node, $"CREATE OR ALTER {Lacking}");

    public override void Visit(CreateOrAlterFunctionStatement node) => problems.Add(node, $"CREATE OR ALTER {Lacking}");

    public override void Visit(CreateOrAlterViewStatement node) => problems.Add(node, $"CREATE OR ALTER {Lacking}");

    public override void Visit(TopRowFilter node)
    {
        if (node.WithTies) problems.Add(node, $"WITH TIES {Lacking}");
        if (node.Expression is VariableReference) problems.Add(node, "TOP takes a variable in parentheses only");
    }

    public override void Visit(SchemaObjectName node)
    {
        if (node.BaseIdentifier?.Value.StartsWith("##", StringComparison.Ordinal) == true) problems.Add(node, $"a ##temp table {Lacking}");
    }

    public override void Visit(SqlDataTypeReference node)
    {
        if (node.SqlDataTypeOption is not (SqlDataTypeOption.DateTime2 or SqlDataTypeOption.DateTimeOffset or SqlDataTypeOption.Time)) return;
        if (node.Parameters.Count == 0 || int.Parse(node.Parameters[0].Value, System.Globalization.CultureInfo.InvariantCulture) > 6)
            problems.Add(node, $"a seventh fractional digit of seconds {Lacking}; say datetime2(3)");
    }

    public override void Visit(InsertSpecification node)
    {
        if (node.InsertSource is not SelectInsertSource { Select: QuerySpecification query }) return;
        if (node.OutputClause is not null && query.TopRowFilter is not null && query.OrderByClause is not null)
            problems.Add(node, $"INSERT ... OUTPUT ... SELECT TOP ... ORDER BY {Lacking}");
    }

    public override void Visit(FunctionCall node)
    {
        var name = node.FunctionName.Value;
        if (name.Equals("JSON_OBJECT", StringComparison.OrdinalIgnoreCase)) problems.Add(node, $"JSON_OBJECT {Lacking}");
        else if (node.CallTarget is null && !Functions.IsKnown(name)) problems.Add(node, $"{name} is no function of T-SQL that is known here; where it is one, add it to {nameof(Functions)}");
        else if (Functions.IsAggregate(name) && node.Parameters.Count != (name.Equals("STRING_AGG", StringComparison.OrdinalIgnoreCase) ? 2 : 1))
            problems.Add(node, $"{name} takes one value; of several, SQLite's {name} takes the largest or smallest, SQL Server's none");
    }

    public override void Visit(SelectStarExpression node) => problems.Add(node, "SELECT * breaks when a column is added; name the columns");

    public override void Visit(SelectScalarExpression node)
    {
        // SELECT a = b is a comparison to SQLite and a name for a column to SQL Server.
        if (node.ColumnName is { } name && name.FirstTokenIndex < node.Expression.FirstTokenIndex) problems.Add(node, "SELECT name = value is a comparison on SQLite; say value AS name");
    }

    private void MustFitKey(ColumnDefinition column, TSqlFragment at)
    {
        if (column.DataType is SqlDataTypeReference { Parameters: [MaxLiteral] }) problems.Add(at, $"{column.ColumnIdentifier.Value} is too long a type for a key; say {{name}}");
    }

    private static bool Is(ColumnDefinition column, ColumnReferenceExpression named) =>
        column.ColumnIdentifier.Value.Equals(named.MultiPartIdentifier.Identifiers[^1].Value, StringComparison.OrdinalIgnoreCase);
}
