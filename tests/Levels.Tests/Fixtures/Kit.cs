using System.Text.Json;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.Imports;
using Evaluation.Levels.Summaries;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Migrations;
using Evaluation.Persistence.Writing;
using Evaluation.Testing.Databases;
using Evaluation.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Levels.Tests.Fixtures;

/// <summary>One level over a database of its own: real parts, nothing started, so that a test says what happens when.</summary>
internal sealed class Kit<TSums> : IAsyncDisposable where TSums : class
{
    public static readonly Caller Admin = new("somebody", Roles.Admin, null);

    private readonly TestDatabases databases;
    private readonly bool owned;

    private Kit(LevelMeasure<TSums> measure, TestDatabases databases, Database database, bool owned)
    {
        (this.databases, this.owned) = (databases, owned);
        Services = new(measure, database, NoOtherCohorts.Scopes);
        Summariser = new(Services, NullLogger<Summariser<TSums>>.Instance);
        Replay = new(Services, Summariser);
        Imports = new(Services);
    }

    public LevelServices<TSums> Services { get; }

    public Summariser<TSums> Summariser { get; }

    public Replay<TSums> Replay { get; }

    public ImportDesk<TSums> Imports { get; }

    public FakeClock Clock => databases.Clock;

    private Database Database => Services.Database;

    public static async Task<Kit<TSums>> OpenAsync(LevelMeasure<TSums> measure, DatabaseProvider provider = DatabaseProvider.Sqlite, DateTimeOffset? start = null)
    {
        var databases = new TestDatabases(provider, start is null ? null : new FakeClock(start));
        return new(measure, databases, await OpenAsync(databases, measure), owned: true);
    }

    /// <summary>Another process of the same level over the same database; or this one, after a crash.</summary>
    public async Task<Kit<TSums>> AgainAsync() => new(Services.Measure, databases, await OpenAsync(databases, Services.Measure), owned: false);

    public async Task<Book> CohortAsync(Book? book = null)
    {
        book ??= new Book();
        await TakeAsync(book.Planned);
        await TakeAsync(book.Roster);
        return book;
    }

    public Task TakeAsync(ICohortEvent message) => Database.WriteAsync(async work =>
    {
        var isNews = message switch
        {
            CohortPlanned planned => await Services.Ledger.TakePlanAsync(work, planned),
            RosterChanged roster => await Services.Ledger.TakeRosterAsync(work, roster),
            _ => false,
        };
        if (message is CohortRemoved removed) await Services.Ledger.RemoveAsync(work, removed);
        else if (isNews) await Services.Ledger.RecountAsync(work, message.CohortId);
    });

    public Task<SubmissionOutcome> SubmitAsync(Book book, Func<CohortSheet<TSums>, CheckedAnswer> check, IdempotencyKey? key = null, Caller? caller = null) =>
        Services.Submit.RunAsync(book.Known, caller ?? Admin, key, check, CancellationToken.None);

    public Task<SubmissionOutcome> CorrectAsync(Book book, Guid id, int version, Func<CohortSheet<TSums>, CheckedAnswer> check, Caller? caller = null) =>
        Services.Correct.RunAsync(book.Known, caller ?? Admin, id, version, check, CancellationToken.None);

    public Task SummariseAsync() => Summariser.SummariseChangedAsync(CancellationToken.None);

    public Task RecountAsync(Book book) => Database.WriteAsync(work => Services.Ledger.RecountAsync(work, book.CohortId));

    /// <summary>Stages and applies, as Cohorts would ask for it.</summary>
    public async Task<ImportStaged> ImportAsync(Book book, IReadOnlyList<string> files, IReadOnlyList<ImportRow> rows, bool replace = false, bool anonymous = false)
    {
        var id = Guid.NewGuid();
        var staged = await Imports.StageAsync(new(id, book.CohortId, anonymous, files, replace, DryRun: false, ImportRows.Pack(rows)), CancellationToken.None);
        if (staged.Conflicts.Count == 0) await Imports.ApplyAsync(new(id, "somebody", Roles.Admin, book.Planned, book.Roster), CancellationToken.None);
        return staged;
    }

    /// <summary>Held together, the work of all of these is committed in as few batches as they fit into.</summary>
    public async Task TogetherAsync(IEnumerable<Func<Task>> acts)
    {
        if (databases.Provider != DatabaseProvider.Sqlite)
        {
            foreach (var act in acts) await act();
            return;
        }
        using var gate = new ManualResetEventSlim();
        var held = Database.WriteAsync(_ =>
        {
            gate.Wait();
            return Task.CompletedTask;
        });
        var tasks = acts.Select(act => act()).ToList();
        gate.Set();
        await Task.WhenAll(tasks.Append(held));
    }

    public Task<IReadOnlyList<StoredAnswer>> AnswersAsync(Book book) => Database.ReadAsync(session => AnswerRows.OfCohortAsync(session, book.CohortId));

    public async Task<long> CountAsync(string table, Book book) => await Database.ReadAsync(session => session.ValueAsync<long>(
        $"SELECT COUNT(*) FROM {table} WHERE cohort_id = @CohortId", new { book.CohortId }));

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) => Database.ReadAsync(session => session.QueryAsync<T>(sql, parameters));

    public Task<int> ExecuteAsync(string sql, object? parameters = null) => Database.WriteAsync(work => work.ExecuteAsync(sql, parameters));

    /// <summary>Sums and figures as they are stored.</summary>
    public async Task<string> StateAsync(Book book)
    {
        var sums = await QueryAsync<string>("SELECT sums FROM cohort_state WHERE cohort_id = @CohortId", new { book.CohortId });
        var answers = await QueryAsync<int>("SELECT answers FROM cohort_state WHERE cohort_id = @CohortId", new { book.CohortId });
        var figures = await QueryAsync<Figure>(
            """
            SELECT subject, body FROM figure_versions f WHERE cohort_id = @CohortId AND body IS NOT NULL
                AND number = (SELECT MAX(number) FROM figure_versions WHERE cohort_id = f.cohort_id AND subject = f.subject) ORDER BY subject
            """,
            new { book.CohortId });
        return $"{sums.SingleOrDefault()} of {answers.SingleOrDefault()}\n{string.Join("\n", figures.Select(figure => $"{figure.Subject} {figure.Body}"))}";
    }

    /// <summary>The events that wait to be sent, by their versions; they are taken away.</summary>
    public async Task<IReadOnlyList<ICohortEvent>> ToldAsync()
    {
        var rows = await Database.WriteAsync(async work =>
        {
            var waiting = await work.QueryAsync<Message>("SELECT type, body FROM outbox");
            await work.ExecuteAsync("DELETE FROM outbox");
            return waiting;
        });
        return [.. rows.Select(row => (ICohortEvent)JsonSerializer.Deserialize(row.Body, WireFormat.TypeOf(row.Type)!, WireFormat.Options)!).OrderBy(message => message.Version)];
    }

    public async ValueTask DisposeAsync()
    {
        if (owned) await databases.DisposeAsync();
    }

    private static Task<Database> OpenAsync(TestDatabases databases, LevelMeasure<TSums> measure) =>
        databases.OpenAsync(measure.Service, [new MigrationSource(typeof(LevelHost).Assembly, "migrations/"), new MigrationSource(measure.GetType().Assembly, "migrations/")]);

    private sealed class Figure
    {
        public string Subject { get; init; } = "";
        public string Body { get; init; } = "";
    }

    private sealed class Message
    {
        public string Type { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
