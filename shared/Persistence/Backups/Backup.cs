using Evaluation.Persistence.Databases;

namespace Evaluation.Persistence.Backups;

/// <summary>Saves one service's database while it is in use, and brings it back. See decision 0009.</summary>
public static class Backup
{
    /// <summary>Saves the database as it is at one instant into a new file of the folder; returns the file.</summary>
    /// <exception cref="BackupException">It cannot be done; the message says what to do.</exception>
    public static async Task<string> SaveAsync(Database database, string folder, CancellationToken cancellation = default)
    {
        var file = database.Dialect.BackupFile(folder, database.Service);
        await database.Dialect.BackUpAsync(file, cancellation);
        return file;
    }

    /// <summary>Whether the folder holds a whole backup of this database; throws where it does not. Changes nothing.</summary>
    /// <exception cref="BackupException">There is none, or it is damaged.</exception>
    public static Task CheckAsync(Database database, string folder, CancellationToken cancellation = default) =>
        database.Dialect.CheckBackupAsync(database.Dialect.BackupFile(folder, database.Service), cancellation);

    /// <summary>Whether nobody has the database open, as far as it can tell; throws where somebody has. Changes nothing.</summary>
    /// <exception cref="BackupException">It is in use.</exception>
    public static Task CheckUnusedAsync(Database database, CancellationToken cancellation = default) => database.Dialect.CheckUnusedAsync(cancellation);

    /// <summary>
    /// Puts the backup in the place of the database (which is kept aside where it is a file) and raises the epoch, so that what the
    /// service says from now on outranks what it said in the time that is lost. No service may be running on it.
    /// </summary>
    /// <returns>The new epoch.</returns>
    /// <exception cref="BackupException">It cannot be done; the message says what to do.</exception>
    public static async Task<int> RestoreAsync(Database database, string folder, CancellationToken cancellation = default)
    {
        var now = database.Clock.GetUtcNow();
        await database.Dialect.RestoreAsync(database.Dialect.BackupFile(folder, database.Service), now, cancellation);
        return await database.WriteAsync(async work =>
        {
            var epoch = Epochs.After(await work.ValueAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'"), now);
            await work.ExecuteAsync("UPDATE service_state SET value = @epoch WHERE name = 'epoch'", new { epoch });
            return epoch;
        }, cancellation);
    }
}

/// <summary>A backup or restore that was refused before anything was changed.</summary>
public sealed class BackupException(string message, Exception? reason = null) : Exception(message, reason);
