using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>organisers.csv: who ran the training, and may be asked how it went.</summary>
internal static class OrganiserRows
{
    public const string Id = "id";
    public static readonly string[] Required = [Id];
    public static readonly string[] Optional = [Columns.Name, Columns.Email];

    public static List<OrganiserRow> Read(TextTable table, People people, Problems problems)
    {
        var columns = TableColumns.Check(table, Required, Optional, problems);
        var rows = new List<OrganiserRow>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in Row.Of(table, columns, problems))
        {
            var id = row.RequiredLabel(Id);
            if (id is not null)
            {
                if (!seen.TryAdd(id, row.Number)) row.Report(Id, PersonFindings.OrganiserTwice(row.Number, id, seen[id]));
                people.AddOrganiser(id);
            }

            var organiser = new OrganiserRow(row.Number, id!, row.Label(Columns.Name), row.Email(Columns.Email));
            if (!row.IsBroken) rows.Add(organiser);
        }

        return rows;
    }
}
