using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Testing.TSql;

/// <summary>Tables and their columns, as the migrations make them one after the other.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<string, HashSet<string>> tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns of a table; null when there is no such table.</summary>
    public IReadOnlySet<string>? ColumnsOf(string table)
    {
        lock (tables) return tables.TryGetValue(table, out var columns) ? columns : null;
    }

    public void Add(TSqlFragment script) => script.Accept(new Reader(this));

    public static HashSet<string> NewColumns(IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);

    private sealed class Reader(Catalogue catalogue) : TSqlFragmentVisitor
    {
        public override void Visit(CreateTableStatement node)
        {
            if (node.Definition is null) return;
            lock (catalogue.tables)
                catalogue.tables[Name(node.SchemaObjectName)] = NewColumns(node.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value));
        }

        public override void Visit(AlterTableAddTableElementStatement node) =>
            Change(node, columns => columns.UnionWith(node.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value)));

        public override void Visit(AlterTableDropTableElementStatement node) => Change(node, columns => columns.ExceptWith(
            node.AlterTableDropTableElements.Where(element => element.TableElementType is TableElementType.Column).Select(element => element.Name.Value)));

        public override void Visit(DropTableStatement node)
        {
            lock (catalogue.tables)
                foreach (var table in node.Objects) catalogue.tables.Remove(Name(table));
        }

        public override void Visit(CreateViewStatement node)
        {
            lock (catalogue.tables)
                catalogue.tables[Name(node.SchemaObjectName)] = NewColumns(
                    node.Columns.Count > 0 ? node.Columns.Select(column => column.Value) : OutputColumns.Of(node.SelectStatement.QueryExpression));
        }

        // Replaced, not changed: another thread may be looking something up in it.
        private void Change(AlterTableStatement node, Action<HashSet<string>> change)
        {
            lock (catalogue.tables)
            {
                if (!catalogue.tables.TryGetValue(Name(node.SchemaObjectName), out var columns)) return;
                var changed = NewColumns(columns);
                change(changed);
                catalogue.tables[Name(node.SchemaObjectName)] = changed;
            }
        }

        private static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;
    }
}

/// <summary>The names of a query's columns.</summary>
internal static class OutputColumns
{
    public static IEnumerable<string> Of(QueryExpression query) => query switch
    {
        QuerySpecification simple => simple.SelectElements.OfType<SelectScalarExpression>().Select(NameOf).OfType<string>(),
        BinaryQueryExpression combined => Of(combined.FirstQueryExpression),
        QueryParenthesisExpression inner => Of(inner.QueryExpression),
        _ => [],
    };

    private static string? NameOf(SelectScalarExpression element) => element.ColumnName?.Value
        ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value;
}
