using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels;

/// <summary>The parts of one level, made once.</summary>
public sealed class LevelServices<TSums> where TSums : class
{
    public LevelServices(LevelMeasure<TSums> measure, Database database, Microsoft.Extensions.DependencyInjection.IServiceScopeFactory scopes)
    {
        (Measure, Database) = (measure, database);
        Sheets = new(measure);
        Ledger = new(measure, Sheets);
        Directory = new(database, Ledger, scopes);
        Submit = new(database, measure, Sheets);
        Correct = new(database, measure, Sheets);
        Withdraw = new(database, measure, Sheets);
    }

    public LevelMeasure<TSums> Measure { get; }

    public Database Database { get; }

    public SheetStore<TSums> Sheets { get; }

    public CohortLedger<TSums> Ledger { get; }

    public CohortDirectory<TSums> Directory { get; }

    public SubmitAnswer<TSums> Submit { get; }

    public CorrectAnswer<TSums> Correct { get; }

    public WithdrawAnswer<TSums> Withdraw { get; }
}
