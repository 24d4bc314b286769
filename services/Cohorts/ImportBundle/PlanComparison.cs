using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>Says what a new plan changes.</summary>
internal static class PlanComparison
{
    /// <summary>Codes of the levels whose plan changed, and <c>level.targets</c> where their targets did; only levels that hold data.</summary>
    public static IReadOnlyList<string> Changes(CohortDefinition before, CohortDefinition after, Func<Level, bool> holdsData)
    {
        var changes = new List<string>();
        foreach (var level in Enum.GetValues<Level>().Where(holdsData))
        {
            var name = level.ToString().ToLowerInvariant();
            if (Text(PlanOf(before.Plan, level)) != Text(PlanOf(after.Plan, level))) changes.Add(name);
            if (Text(before.Plan.TargetsOf(level).ToList()) != Text(after.Plan.TargetsOf(level).ToList())) changes.Add($"{name}.targets");
        }
        return changes;
    }

    public static bool IsSame(CohortDefinition before, CohortDefinition after) => Text(before) == Text(after);

    private static object? PlanOf(CohortPlan plan, Level level) => level switch
    {
        Level.Reaction => plan.Reaction,
        Level.Learning => plan.Learning,
        Level.Behaviour => plan.Behaviour,
        _ => plan.Results,
    };

    private static string Text<T>(T value) => WireFormat.Write<object?>(value);
}
