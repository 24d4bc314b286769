using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Testing.TSql;

/// <summary>
/// Holds SQL against SQL Server without one: translates it as <see cref="SqlServerDialect"/> does, parses it, looks up every table and
/// column in what the migrations make, and knows the traps between the two databases (<see cref="Traps"/>).
/// </summary>
public sealed partial class TSqlCheck
{
    private static readonly ConcurrentDictionary<string, TSqlCheck> Checks = new();
    private static readonly SqlServerDialect Server = new("");

    private readonly Catalogue catalogue = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> known = new();
    private readonly List<string> ofMigrations = [];

    private TSqlCheck(IEnumerable<Migration> migrations)
    {
        foreach (var text in migrations.SelectMany(migration => migration.Batches).Prepend(Migrator.Journal))
        {
            // Read once: when it is run later on, beside other databases with the same tables, it must not take these back to where it stands.
            var problems = known[text] = ProblemsOfTSql(Server.Sql(text));
            ofMigrations.AddRange(problems);
        }
    }

    /// <summary>The check for the tables of one database.</summary>
    public static TSqlCheck For(Database database)
    {
        var migrations = Migrator.MigrationsOf(database, Server.Name).ToList();
        return Checks.GetOrAdd(string.Concat(migrations.Select(migration => migration.Checksum)), _ => new(migrations));
    }

    /// <summary>From here on each text of this database is checked before its first use; one that is wrong throws <see cref="TSqlException"/>.</summary>
    public static void Watch(Database database) => Watch(database, (_, _) => { });

    /// <summary>From here on all new databases of this process are watched, as in tests that host whole services.</summary>
    public static TSqlWatch WatchAll() => new();

    internal static void Watch(Database database, Action<string, IReadOnlyList<string>> seen)
    {
        if (database.Dialect is not SqliteDialect) return;
        var check = new Lazy<TSqlCheck>(() => For(database));
        var own = new Lazy<HashSet<string>>(() => [.. Migrator.MigrationsOf(database)
            .Where(migration => migration.Name.EndsWith(".sqlite.sql", StringComparison.Ordinal)).SelectMany(migration => migration.Batches)]);
        database.Dialect.Watch = text =>
        {
            // What has a text of its own for each database is checked in that of SQL Server.
            if (own.Value.Contains(text) || text.Contains("sqlite_master", StringComparison.Ordinal)) return;
            var problems = text == database.Dialect.ClaimOutbox ? check.Value.ProblemsOfTSql(Server.ClaimOutbox) : check.Value.Problems(text);
            seen(text, problems);
            if (problems.Count > 0) throw new TSqlException(database.Service, problems);
        };
    }

    /// <summary>What is wrong with the migrations themselves.</summary>
    public IReadOnlyList<string> ProblemsOfMigrations => ofMigrations;

    /// <summary>What is wrong with a portable text; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems(string portable) => known.GetOrAdd(portable, text =>
    {
        try
        {
            return ProblemsOfTSql(Server.Sql(text));
        }
        catch (ArgumentException exception)
        {
            return [exception.Message];
        }
    });

    /// <summary>What is wrong with a text of SQL Server's own.</summary>
    public IReadOnlyList<string> ProblemsOfTSql(string sql)
    {
        // Dapper makes a list of values of a parameter behind IN.
        var text = ListParameter.Replace(sql, "IN ($1)");
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        var problems = new Problems(text);
        foreach (var error in errors) problems.Add(error.Line, error.Column, error.Message);
        if (errors.Count > 0) return problems.All;
        catalogue.Add(script);
        script.Accept(new Names(catalogue, problems));
        script.Accept(new Traps(problems));
        script.Accept(new Grouping(problems));
        return problems.All;
    }

    [GeneratedRegex(@"\bIN\s+(@\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex ListParameter { get; }
}

/// <summary>A text that runs on SQLite and would not on SQL Server.</summary>
public sealed class TSqlException(string service, IReadOnlyList<string> problems) : Exception($"SQL of {service} that SQL Server would refuse:\n{string.Join("\n", problems)}");
