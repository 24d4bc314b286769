using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Testing.TSql;

/// <summary>Looks up every table and column that a text names, scope by scope.</summary>
internal sealed class Names(Catalogue catalogue, Problems problems) : TSqlFragmentVisitor
{
    private Scope scope = new(null);

    public override void ExplicitVisit(QuerySpecification node) => Inside(() =>
    {
        Sources(node.FromClause);
        foreach (var element in node.SelectElements) element.Accept(this);
        node.TopRowFilter?.Accept(this);
        node.WhereClause?.Accept(this);
        node.GroupByClause?.Accept(this);
        node.HavingClause?.Accept(this);
        // Only ORDER BY sees the names that SELECT gives; SQLite lets WHERE and GROUP BY see them too.
        scope.Given = Catalogue.NewColumns(OutputColumns.Of(node));
        node.OrderByClause?.Accept(this);
        node.OffsetClause?.Accept(this);
    });

    public override void ExplicitVisit(BinaryQueryExpression node)
    {
        node.FirstQueryExpression.Accept(this);
        node.SecondQueryExpression.Accept(this);
        Inside(() =>
        {
            scope.Given = Catalogue.NewColumns(OutputColumns.Of(node));
            node.OrderByClause?.Accept(this);
            node.OffsetClause?.Accept(this);
        });
    }

    // Names of common table expressions first; left to itself, a visitor comes to them last.
    public override void ExplicitVisit(SelectStatement node) => AfterNamed(node, () => node.QueryExpression.Accept(this));

    public override void ExplicitVisit(InsertStatement node) => AfterNamed(node, () => node.InsertSpecification.Accept(this));

    public override void ExplicitVisit(UpdateStatement node) => AfterNamed(node, () => node.UpdateSpecification.Accept(this));

    public override void ExplicitVisit(DeleteStatement node) => AfterNamed(node, () => node.DeleteSpecification.Accept(this));

    public override void ExplicitVisit(WithCtesAndXmlNamespaces node)
    {
        foreach (var common in node.CommonTableExpressions)
        {
            // Before its query, which may name it: recursion.
            scope.Named[common.ExpressionName.Value] = Catalogue.NewColumns(
                common.Columns.Count > 0 ? common.Columns.Select(column => column.Value) : OutputColumns.Of(common.QueryExpression));
            common.QueryExpression.Accept(this);
        }
    }

    public override void ExplicitVisit(InsertSpecification node)
    {
        var target = Add(node.Target, null);
        foreach (var column in node.Columns) MustHave(target, column);
        Inside(() =>
        {
            node.InsertSource.Accept(this);
            ValuesMustFit(node);
        });
        Inside(() => Output(node.OutputClause, target));
    }

    public override void ExplicitVisit(UpdateSpecification node) => Inside(() =>
    {
        Sources(node.FromClause);
        var target = Target(node.Target);
        node.TopRowFilter?.Accept(this);
        foreach (var clause in node.SetClauses.OfType<AssignmentSetClause>())
        {
            if (clause.Column is not null) MustHave(target, clause.Column);
            clause.NewValue.Accept(this);
        }
        node.WhereClause?.Accept(this);
        Output(node.OutputClause, target);
    });

    public override void ExplicitVisit(DeleteSpecification node) => Inside(() =>
    {
        Sources(node.FromClause);
        var target = Target(node.Target);
        node.TopRowFilter?.Accept(this);
        node.WhereClause?.Accept(this);
        Output(node.OutputClause, target);
    });

    public override void ExplicitVisit(CreateIndexStatement node) => Inside(() =>
    {
        Source(node.OnName.BaseIdentifier.Value, node.OnName.SchemaIdentifier, node.OnName.BaseIdentifier.Value, node);
        base.ExplicitVisit(node);
    });

    public override void ExplicitVisit(CreateTableStatement node) => Inside(() =>
    {
        Source(node.SchemaObjectName.BaseIdentifier.Value, null, node.SchemaObjectName.BaseIdentifier.Value, node);
        base.ExplicitVisit(node);
    });

    public override void ExplicitVisit(AlterTableAddTableElementStatement node) => Inside(() =>
    {
        Source(node.SchemaObjectName.BaseIdentifier.Value, null, node.SchemaObjectName.BaseIdentifier.Value, node);
        base.ExplicitVisit(node);
    });

    public override void ExplicitVisit(ForeignKeyConstraintDefinition node)
    {
        var table = node.ReferenceTableName.BaseIdentifier;
        if (catalogue.ColumnsOf(table.Value) is not { } columns) problems.Add(node, $"there is no table {table.Value}");
        else foreach (var column in node.ReferencedTableColumns.Where(column => !columns.Contains(column.Value)))
            problems.Add(column, $"{table.Value} has no column {column.Value}");
    }

    // The tables inserted and deleted, and no aliases to speak of: a trigger is parsed, and its table looked up.
    public override void ExplicitVisit(CreateTriggerStatement node)
    {
        if (node.TriggerObject.Name is { } table && catalogue.ColumnsOf(table.BaseIdentifier.Value) is null)
            problems.Add(node, $"there is no table {table.BaseIdentifier.Value}");
    }

    public override void ExplicitVisit(ColumnReferenceExpression node)
    {
        if (node.ColumnType != ColumnType.Regular || node.MultiPartIdentifier is not { } name) return;
        var column = name.Identifiers[^1].Value;
        var source = name.Identifiers.Count > 1 ? name.Identifiers[^2].Value : null;
        if (scope.Problem(source, column) is { } problem) problems.Add(node, problem);
    }

    // The words of DATEADD(day, ...) and the like look like columns.
    public override void ExplicitVisit(FunctionCall node)
    {
        var hasDatePart = node.FunctionName.Value.ToUpperInvariant() is "DATEADD" or "DATEDIFF" or "DATEDIFF_BIG" or "DATEPART" or "DATENAME";
        foreach (var parameter in node.Parameters.Skip(hasDatePart ? 1 : 0)) parameter.Accept(this);
        node.OverClause?.Accept(this);
        node.WithinGroupClause?.Accept(this);
    }

    private void AfterNamed(StatementWithCtesAndXmlNamespaces node, Action visit) => Inside(() =>
    {
        node.WithCtesAndXmlNamespaces?.Accept(this);
        visit();
    });

    private void Inside(Action visit)
    {
        scope = new(scope);
        visit();
        scope = scope.Outer!;
    }

    /// <summary>First the names of all sources, then what stands in them: join conditions and subqueries.</summary>
    private void Sources(FromClause? from)
    {
        foreach (var reference in from?.TableReferences ?? []) Add(reference);
        from?.Accept(this);
    }

    private void Add(TableReference reference)
    {
        switch (reference)
        {
            case JoinTableReference join:
                Add(join.FirstTableReference);
                Add(join.SecondTableReference);
                break;
            case JoinParenthesisTableReference inner:
                Add(inner.Join);
                break;
            case NamedTableReference table:
                Add(table, table.Alias);
                break;
            case QueryDerivedTable derived:
                scope.Sources[derived.Alias.Value] = Catalogue.NewColumns(
                    derived.Columns.Count > 0 ? derived.Columns.Select(column => column.Value) : OutputColumns.Of(derived.QueryExpression));
                break;
            case OpenJsonTableReference { SchemaDeclarationItems.Count: > 0 } json:
                scope.Sources[json.Alias?.Value ?? ""] = Catalogue.NewColumns(json.SchemaDeclarationItems.Select(item => item.ColumnDefinition.ColumnIdentifier.Value));
                break;
            case TableReferenceWithAlias other:
                scope.Sources[other.Alias?.Value ?? ""] = null;
                break;
        }
    }

    private (string Name, IReadOnlySet<string>? Columns) Add(TableReference reference, Identifier? alias)
    {
        if (reference is not NamedTableReference table) return ("", null);
        var name = table.SchemaObject.BaseIdentifier.Value;
        return (name, Source(alias?.Value ?? name, table.SchemaObject.SchemaIdentifier, name, table));
    }

    private IReadOnlySet<string>? Source(string alias, Identifier? schema, string name, TSqlFragment at)
    {
        // The server's own views are known to it, not to us.
        if (schema?.Value.ToUpperInvariant() is "SYS" or "INFORMATION_SCHEMA") return scope.Sources[alias] = null;
        var columns = scope.Common(name) ?? catalogue.ColumnsOf(name);
        if (columns is null) problems.Add(at, $"there is no table {name}");
        if (!scope.Sources.TryAdd(alias, columns)) problems.Add(at, $"{alias} stands for two tables");
        return columns;
    }

    /// <summary>The target of UPDATE and DELETE is a table, or the alias of one in FROM.</summary>
    private (string Name, IReadOnlySet<string>? Columns) Target(TableReference target) =>
        target is NamedTableReference table && scope.Sources.TryGetValue(table.SchemaObject.BaseIdentifier.Value, out var columns)
            ? (table.SchemaObject.BaseIdentifier.Value, columns)
            : Add(target, null);

    private void MustHave((string Name, IReadOnlySet<string>? Columns) table, ColumnReferenceExpression column)
    {
        var name = column.MultiPartIdentifier.Identifiers[^1].Value;
        if (table.Columns is { } columns && !columns.Contains(name)) problems.Add(column, $"{table.Name} has no column {name}");
    }

    private void Output(OutputClause? output, (string Name, IReadOnlySet<string>? Columns) target)
    {
        if (output is null) return;
        Inside(() =>
        {
            scope.Sources["inserted"] = scope.Sources["deleted"] = target.Columns;
            output.Accept(this);
        });
    }

    private void ValuesMustFit(InsertSpecification node)
    {
        var counts = node.InsertSource switch
        {
            ValuesInsertSource values => values.RowValues.Select(row => row.ColumnValues.Count),
            SelectInsertSource { Select: QuerySpecification query } => [query.SelectElements.Count],
            _ => [],
        };
        if (node.Columns.Count == 0) problems.Add(node, "an insert names its columns");
        else if (counts.Any(count => count != node.Columns.Count)) problems.Add(node, $"{node.Columns.Count} columns are given another number of values");
    }
}
