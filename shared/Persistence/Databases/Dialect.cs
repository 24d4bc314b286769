using System.Data.Common;
using System.Collections.Concurrent;

namespace Evaluation.Persistence.Databases;

/// <summary>
/// What differs between the two databases, and nothing else. SQL is written once, portable, with these marks:
/// <list type="bullet">
/// <item><c>{lock}</c> after a table: the row stays locked until the transaction ends</item>
/// <item><c>{first @n}</c> after ORDER BY: the first @n rows</item>
/// <item>in migrations, the column types <c>{id} {name} {text} {instant} {hash}</c> and <c>{clustered}</c> behind a table that
/// is stored in the order of its primary key</item>
/// </list>
/// </summary>
public abstract class Dialect
{
    private readonly ConcurrentDictionary<string, string> translated = new(StringComparer.Ordinal);

    /// <summary>Name of the variant files of migrations: <c>0001-kit.sqlite.sql</c>.</summary>
    public abstract string Name { get; }

    public abstract DbConnection Connect();

    /// <summary>Sees each text before its first use. Tests hold it against the grammar of the other database.</summary>
    internal Action<string>? Watch { get; set; }

    /// <summary>Portable SQL with its marks replaced.</summary>
    public string Sql(string portable) => translated.GetOrAdd(portable, text =>
    {
        Watch?.Invoke(text);
        return Translate(text);
    });

    protected abstract string Translate(string portable);

    /// <summary>
    /// Claims up to @batch due rows of the outbox for @owner until @until, counts the attempt, and returns them.
    /// Rows that another instance claims at the same moment are skipped, not waited for.
    /// </summary>
    public abstract string ClaimOutbox { get; }

    public abstract bool IsUniqueViolation(Exception exception);

    /// <summary>Whether the same work may succeed when it is done again: a deadlock, a lost connection, a busy file.</summary>
    public abstract bool IsTransient(Exception exception);

    /// <summary>Makes the database when it is not there, and sets what holds for all its connections.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Waits until no other process migrates this database; released with the transaction.</summary>
    public abstract Task LockMigrationsAsync(DbConnection connection, DbTransaction transaction);

    /// <summary>Ids as the elements of an IN list, where no type handler reaches.</summary>
    public abstract IReadOnlyList<object> Ids(IEnumerable<Guid> ids);

    /// <summary>The file of a service's backup in a folder; SQL Server's folder is one of the server's.</summary>
    internal abstract string BackupFile(string folder, string service);

    /// <summary>Writes all that is committed at one instant into a new file, without keeping anybody waiting.</summary>
    internal abstract Task BackUpAsync(string file, CancellationToken cancellation);

    internal abstract Task CheckBackupAsync(string file, CancellationToken cancellation);

    /// <summary>Throws where somebody has the database open and would not be put out by a restore. Changes nothing.</summary>
    internal abstract Task CheckUnusedAsync(CancellationToken cancellation);

    /// <summary>Puts the backup in the place of the database, which nobody may be using.</summary>
    internal abstract Task RestoreAsync(string file, DateTimeOffset now, CancellationToken cancellation);
}
