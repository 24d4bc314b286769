using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Evaluation.Persistence.Databases;

namespace Evaluation.Persistence.Migrations;

/// <summary>Where migrations are embedded: resources named <c>{Prefix}0001-what.sql</c>, or <c>0001-what.sqlite.sql</c> for one database only.</summary>
public sealed record MigrationSource(Assembly Assembly, string Prefix)
{
    /// <summary>The tables of the kit itself: outbox, inbox, audit trail.</summary>
    public static MigrationSource Kit { get; } = new(typeof(MigrationSource).Assembly, "kit/");
}

/// <summary>
/// Brings a database up to date: numbered SQL files, each applied once, in one transaction, under a lock, with its checksum kept.
/// A file that was changed after it was applied ends the start.
/// </summary>
public static partial class Migrator
{
    internal const string Journal = "CREATE TABLE migrations (name {name} NOT NULL PRIMARY KEY, checksum {name} NOT NULL, applied_at {instant} NOT NULL)";

    /// <summary>Lines of GO part a file where SQL Server wants a statement to stand first.</summary>
    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex BatchEnd { get; }

    public static async Task MigrateAsync(Database database, CancellationToken cancellation = default)
    {
        await database.Dialect.PrepareAsync(cancellation);
        await database.WriteAsync(async work =>
        {
            await database.Dialect.LockMigrationsAsync(work.Connection, work.Transaction!);
            if (!await HasJournalAsync(work)) await work.ExecuteAsync(Journal);
            var applied = (await work.QueryAsync<Applied>("SELECT name, checksum FROM migrations")).ToDictionary(row => row.Name, row => row.Checksum);
            foreach (var migration in MigrationsOf(database)) await ApplyAsync(work, migration, applied);
        }, cancellation);
    }

    /// <summary>All migrations of a database in their order, as portable SQL.</summary>
    public static IEnumerable<Migration> MigrationsOf(Database database) => MigrationsOf(database, database.Dialect.Name);

    internal static IEnumerable<Migration> MigrationsOf(Database database, string dialect) =>
        database.Migrations.Prepend(MigrationSource.Kit).SelectMany(source => Read(source, dialect));

    private static async Task<bool> HasJournalAsync(Writing.UnitOfWork work) => work.Dialect is SqliteDialect
        ? await work.ValueAsync<long>("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrations'") > 0
        : await work.ValueAsync<long>("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'migrations'") > 0;

    private static async Task ApplyAsync(Writing.UnitOfWork work, Migration migration, Dictionary<string, string> applied)
    {
        if (applied.TryGetValue(migration.Name, out var checksum))
        {
            if (checksum != migration.Checksum)
                throw new InvalidOperationException($"Migration {migration.Name} was applied in another form than it has now. Restore the file, and put the change into a new migration.");
            return;
        }
        foreach (var statements in migration.Batches) await work.ExecuteAsync(statements);
        await work.ExecuteAsync("INSERT INTO migrations (name, checksum, applied_at) VALUES (@Name, @Checksum, @Now)", new { migration.Name, migration.Checksum, work.Now });
    }

    private static IEnumerable<Migration> Read(MigrationSource source, string dialect)
    {
        foreach (var resource in source.Assembly.GetManifestResourceNames().Where(name => name.StartsWith(source.Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var parts = resource[source.Prefix.Length..].Split('.');
            if (parts.Length == 3 && parts[1] != dialect) continue;
            using var reader = new StreamReader(source.Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            var checksum = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            yield return new(resource, checksum, [.. BatchEnd.Split(sql).Where(batch => !string.IsNullOrWhiteSpace(batch))]);
        }
    }

    private sealed class Applied
    {
        public string Name { get; init; } = "";
        public string Checksum { get; init; } = "";
    }
}

/// <param name="Batches">Portable SQL, one text for each command.</param>
public sealed record Migration(string Name, string Checksum, IReadOnlyList<string> Batches);
