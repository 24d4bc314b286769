using System.Text;
using Evaluation.Hosting.Background;
using Evaluation.Notifications.SendMails;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.ReadReports;

/// <summary>
/// Reads the delivery reports that are dropped into a folder: what did not arrive is recorded as bounced. A report that was read is
/// moved to <c>done</c>, one that cannot be read to <c>failed</c> with the reason beside it.
/// </summary>
internal sealed class ReportFolder(
    [FromKeyedServices(NotificationsService.Database)] Database database, MailOptions options, ILogger<ReportFolder> log)
    : Rounds(TimeSpan.FromMinutes(1), database.Clock, log)
{
    // A report with the whole mail in it is far smaller.
    private const long LargestReport = 2_000_000;

    protected override string Undone => "Delivery reports could not be read";

    /// <summary>Where reports are kept until they expire.</summary>
    public static IReadOnlyList<string> Kept(string folder) => [Path.Combine(folder, "done"), Path.Combine(folder, "failed")];

    /// <summary>Reads what lies in the folder.</summary>
    public override async Task RunAsync(CancellationToken cancellation)
    {
        PrivateFolder.Make(options.Reports);
        foreach (var file in Directory.GetFiles(options.Reports).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            try
            {
                await ReadAsync(file, cancellation);
            }
            catch (FileNotFoundException)
            {
                // Another instance has read it at the same moment.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // One that cannot be opened or moved holds back none of those behind it; the next round reads it again.
                log.LogWarning("The delivery report {File} could not be read: {Reason}", Path.GetFileName(file), exception.Message);
            }
        }
    }

    private async Task ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(file).Length > LargestReport) throw new FormatException($"It is larger than {LargestReport} bytes.");
            var report = DeliveryReport.Parse(await File.ReadAllTextAsync(file, Encoding.UTF8, cancellation));
            if (report.HasFailed && !await database.WriteAsync(work => BounceAsync(work, report), cancellation))
                throw new FormatException("The mail that it is about is not known here.");
            Move(file, "done");
        }
        catch (FormatException exception)
        {
            Move(file, "failed");
            var reason = Path.Combine(options.Reports, "failed", $"{Path.GetFileName(file)}.reason.txt");
            await File.WriteAllTextAsync(reason, exception.Message, cancellation);
            Keep(reason);
        }
    }

    /// <summary>False when there is no such mail. Reported a second time, it stays as it is.</summary>
    private static async Task<bool> BounceAsync(UnitOfWork work, DeliveryReport report)
    {
        if (await work.ExecuteAsync(
            "UPDATE mails SET state = @bounced, reason = @Words WHERE id = @MailId AND state = @sent",
            new { bounced = MailState.Bounced, report.Words, report.MailId, sent = MailState.Sent }) > 0)
        {
            await work.ExecuteAsync(
                "UPDATE notices SET state = @bounced WHERE mail_id = @MailId AND state = @sent", new { bounced = MailState.Bounced, report.MailId, sent = MailState.Sent });
            await MailRows.EscalateAsync(work, report.MailId, MailState.Bounced);
            return true;
        }
        return await work.FirstOrDefaultAsync<int?>("SELECT 1 FROM mails WHERE id = @MailId", new { report.MailId }) is not null;
    }

    private void Move(string file, string to)
    {
        var folder = Path.Combine(options.Reports, to);
        PrivateFolder.Make(folder);
        var kept = Path.Combine(folder, Path.GetFileName(file));
        File.Move(file, kept, overwrite: true);
        Keep(kept);
    }

    // From now on, however old it was when it came.
    private void Keep(string file) => File.SetLastWriteTimeUtc(file, database.Clock.GetUtcNow().UtcDateTime);
}
