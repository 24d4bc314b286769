using Evaluation.Testing.TSql;

[assembly: AssemblyFixture(typeof(Evaluation.People.Tests.Hosts.Watched))]

namespace Evaluation.People.Tests.Hosts;

/// <summary>Every SQL text of every service is held against T-SQL, from the first test to the last.</summary>
public sealed class Watched : IDisposable
{
    private readonly TSqlWatch sql = TSqlCheck.WatchAll();

    public void Dispose()
    {
        var problems = sql.Problems;
        sql.Dispose();
        problems.ShouldBeEmpty();
    }
}
