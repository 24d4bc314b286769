using System.Security.Cryptography;
using System.Text;
using Evaluation.Persistence.Writing;

namespace Evaluation.Identity.Secrets;

/// <summary>Bounds how many mails anybody can have sent to one address, known or not.</summary>
internal static class MailRequests
{
    private const int MostAnHour = 3;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Counts a request. False when there were enough in the last hour; the work is the same.</summary>
    /// <param name="about">Purpose and normalised address or name; only its hash is kept.</param>
    public static async Task<bool> TryAsync(UnitOfWork work, string about)
    {
        var request = new { hash = SHA256.HashData(Encoding.UTF8.GetBytes(about)), id = Guid.NewGuid(), work.Now, since = work.Now - Hour };
        await work.ExecuteAsync("DELETE FROM mail_requests WHERE asked_at <= @since", request);
        await work.ExecuteAsync("INSERT INTO mail_requests (id, about_hash, asked_at) VALUES (@id, @hash, @Now)", request);
        return await work.ValueAsync<int>("SELECT COUNT(*) FROM mail_requests WHERE about_hash = @hash", request) <= MostAnHour;
    }
}
