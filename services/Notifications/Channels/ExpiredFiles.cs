using Evaluation.Hosting.Background;
using Evaluation.Notifications.ReadReports;
using Evaluation.Persistence.Databases;

namespace Evaluation.Notifications.Channels;

/// <summary>Deletes mails and reports that were kept long enough: they hold names and addresses.</summary>
internal sealed class ExpiredFiles(
    [FromKeyedServices(NotificationsService.Database)] Database database, MailOptions options, ILogger<ExpiredFiles> log)
    : Rounds(Interval, database.Clock, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override string Undone => "Mails and reports past their retention could not be looked for";

    public override Task RunAsync(CancellationToken cancellation)
    {
        DeleteExpired(options, database.Clock.GetUtcNow(), log);
        return Task.CompletedTask;
    }

    /// <summary>Returns how many files are gone.</summary>
    internal static int DeleteExpired(MailOptions options, DateTimeOffset now, ILogger log)
    {
        List<string> folders = [options.Folder, .. ReportFolder.Kept(options.Reports)];
        // What a crash left half written was never anybody's mail.
        var expired = folders.Where(Directory.Exists).SelectMany(Directory.GetFiles).Where(file =>
            File.GetLastWriteTimeUtc(file) < now.UtcDateTime - (file.EndsWith(FolderChannel.Unfinished, StringComparison.Ordinal) ? Interval : options.Retention));
        return expired.Count(file => Delete(file, log));
    }

    private static bool Delete(string file, ILogger log)
    {
        try
        {
            File.Delete(file);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Tried again in an hour; the name is an id, and tells nothing.
            log.LogWarning("{File} is past its retention and could not be deleted: {Reason}", file, exception.Message);
            return false;
        }
    }
}
