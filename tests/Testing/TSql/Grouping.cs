using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Testing.TSql;

/// <summary>SQLite lets a grouped query show columns that it does not group by, and picks any row's; SQL Server refuses.</summary>
internal sealed class Grouping(Problems problems) : TSqlFragmentVisitor
{
    public override void Visit(QuerySpecification node)
    {
        var grouped = (node.GroupByClause?.GroupingSpecifications ?? []).Select(Problems.Words).ToHashSet();
        var shown = new Shown(grouped);
        foreach (var element in node.SelectElements) element.Accept(shown);
        node.HavingClause?.Accept(shown);
        if (grouped.Count == 0 && !shown.HasAggregate) return;
        foreach (var column in shown.Loose) problems.Add(column, $"{Problems.Words(column).Trim()} is neither grouped by nor in an aggregate");
    }

    private sealed class Shown(HashSet<string> grouped) : TSqlFragmentVisitor
    {
        public List<ColumnReferenceExpression> Loose { get; } = [];

        public bool HasAggregate { get; private set; }

        public override void ExplicitVisit(SelectScalarExpression node)
        {
            if (!grouped.Contains(Problems.Words(node.Expression))) node.Expression.Accept(this);
        }

        public override void ExplicitVisit(FunctionCall node)
        {
            if (node.OverClause is null && Functions.IsAggregate(node.FunctionName.Value)) HasAggregate = true;
            else if (!grouped.Contains(Problems.Words(node))) base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (node.ColumnType == ColumnType.Regular && !IsGrouped(node)) Loose.Add(node);
        }

        // A query of its own, with columns of its own.
        public override void ExplicitVisit(ScalarSubquery node)
        {
        }

        private bool IsGrouped(ColumnReferenceExpression node)
        {
            var words = Problems.Words(node);
            var last = node.MultiPartIdentifier.Identifiers[^1].Value.ToLowerInvariant() + " ";
            return grouped.Contains(words) || grouped.Any(one => one == last || one.EndsWith($". {last}", StringComparison.Ordinal));
        }
    }
}
