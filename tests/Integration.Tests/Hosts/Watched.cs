using Evaluation.Integration.Tests.Hosts;
using Evaluation.Testing.Brokers;
using Evaluation.Testing.TSql;

[assembly: AssemblyFixture(typeof(Watched))]
[assembly: AssemblyFixture(typeof(Broker))]

namespace Evaluation.Integration.Tests.Hosts;

/// <summary>Every SQL text of every service is held against T-SQL, from the first test to the last.</summary>
public sealed class Watched : IDisposable
{
    public TSqlWatch Sql { get; } = TSqlCheck.WatchAll();

    public void Dispose()
    {
        var problems = Sql.Problems;
        Sql.Dispose();
        problems.ShouldBeEmpty();
    }
}
