using Evaluation.Persistence.Databases;

namespace Evaluation.Notifications.Channels;

/// <summary>
/// Writes mails as files while no server is named. A file's name comes from the letter's id, so that a repeat after a crash makes
/// no second one; it is there whole or not at all.
/// </summary>
internal sealed class FolderChannel(MailOptions options, SmtpOptions smtp) : IChannel
{
    public const string Extension = ".eml", Unfinished = ".tmp";

    public bool HasSent(Guid id) => File.Exists(FileOf(options, id));

    public void TakeBack(Guid id) => Delete(options, id);

    /// <summary>Deletes a letter's file, if there is one; also where mails go to a server by now.</summary>
    public static void Delete(MailOptions options, Guid id)
    {
        // Of a folder that is not there, deleting would complain.
        if (FileOf(options, id) is var file && File.Exists(file)) File.Delete(file);
    }

    public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation)
    {
        var temporary = Path.Combine(options.Folder, $"{Guid.NewGuid():N}{Unfinished}");
        try
        {
            PrivateFolder.Make(options.Folder);
            await using (var file = new FileStream(temporary, OwnOnly()))
            {
                await file.WriteAsync(MimeMessage.Of(letter, smtp.From), cancellation);
                file.Flush(flushToDisk: true);
            }
            // The day on which it is deleted goes by the same clock as the day on which it was written.
            File.SetLastWriteTimeUtc(temporary, letter.WrittenAt.UtcDateTime);
            File.Move(temporary, FileOf(options, letter.Id), overwrite: true);
            return Delivery.Sent;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk is full, or the folder is not ours: that may be mended.
            return new(DeliveryOutcome.TryLater, $"The mail could not be written into {options.Folder}: {exception.Message}");
        }
    }

    private static string FileOf(MailOptions options, Guid id) => Path.Combine(options.Folder, $"{id:N}{Extension}");

    private static FileStreamOptions OwnOnly()
    {
        var own = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) own.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return own;
    }
}
