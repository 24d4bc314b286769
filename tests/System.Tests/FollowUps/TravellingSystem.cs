using System.Globalization;
using Evaluation.SystemTests.Http;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.FollowUps;

/// <summary>The real program on one folder of data, killed and started again on another day each time.</summary>
internal sealed class TravellingSystem : IDisposable
{
    private const string Faketime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    private static readonly string[] Services = ["cohorts", "reaction", "behaviour", "notifications", "identity"];

    private readonly Scratch scratch = new();
    private readonly Dictionary<string, DroppedMail> mails = new(StringComparer.Ordinal);
    private StandaloneProcess? process;
    private ApiClient? admin;

    public ApiClient Admin => admin!;

    public Uri Address => process!.Address;

    /// <summary>All mails so far, also those that were deleted after their retention.</summary>
    public IEnumerable<DroppedMail> Mails => mails.Values;

    private string Folder => Path.Combine(scratch.Folder, "data");

    /// <summary>Kills what runs, and starts it on a day, some minutes after nine in the morning in Jakarta.</summary>
    public async Task GoToAsync(DateOnly day, int minutes = 0)
    {
        if (!File.Exists(Faketime)) Requirement.Faketime.Missing("There is nothing to travel in time with. Install faketime.");
        await KillAsync();
        var ahead = new DateTimeOffset(day.ToDateTime(new(2, minutes)), TimeSpan.Zero) - DateTimeOffset.UtcNow;
        process = await StandaloneProcess.StartAsync(Folder, new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Faketime, ["FAKETIME"] = ahead.TotalSeconds.ToString("+0;-0", CultureInfo.InvariantCulture), ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            // Or waiting for a moment of the true clock ends at once, and whoever waits looks again without rest.
            ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
            // The program sets the times of its files, and reads them as they are.
            ["NO_FAKE_STAT"] = "1",
        });
        admin = new(process.Address);
        await admin.SignInAsync("admin", StandaloneProcess.AdminPassword);
    }

    /// <summary>Waits until the services have told each other everything: what is to be mailed waits for more that fits into the same mail.</summary>
    public Task ToldAsync() => Eventually.SeeAsync(EventsLeft, left => left.Length == 0, TimeSpan.FromMinutes(1));

    /// <summary>Waits until nothing is left to be planned or sent either.</summary>
    /// <param name="isThere">Whether all expected mails are there.</param>
    public Task MailedAsync(Func<bool> isThere) => Eventually.SeeAsync(
        () => (Mails: Collected(), Events: EventsLeft(), Notices: NoticesLeft(), Rows: Rows()), seen => seen is { Events: "", Notices: 0 } && isThere(), TimeSpan.FromMinutes(1));

    /// <summary>Kills it as soon as more mails are seen: mostly in the middle of the others.</summary>
    public async Task KillAmidMailsAsync()
    {
        var before = mails.Count;
        await Eventually.SeeAsync(Collected, now => now > before, TimeSpan.FromMinutes(1));
        await KillAsync();
    }

    public void Dispose()
    {
        admin?.Dispose();
        process?.Dispose();
        scratch.Dispose();
    }

    private async Task KillAsync()
    {
        admin?.Dispose();
        if (process is null) return;
        await process.KillAsync();
        process.Dispose();
        process = null;
    }

    private int Collected()
    {
        var folder = Path.Combine(Folder, "mail");
        if (!Directory.Exists(folder)) return 0;
        foreach (var file in Directory.GetFiles(folder, "*.eml"))
            if (!mails.ContainsKey(file)) mails[file] = DroppedMail.Read(file);
        return mails.Count;
    }

    private string EventsLeft() => string.Join(", ", Services.Where(service => Database(service).Count("outbox") > 0));

    private long NoticesLeft() => Database("notifications").Count("notices", "state = 'waiting'") + Database("notifications").Count("escalations", "state = 'waiting'");

    /// <summary>For the message of a test that waits in vain.</summary>
    private string Rows() => string.Join(", ", Database("notifications").Rows("SELECT occasion, state, COUNT(*) AS mails, MAX(due_at) AS due_at FROM mails GROUP BY occasion, state")
        .Select(row => $"{row["mails"]} {row["occasion"]} {row["state"]} {row["due_at"]}"));

    private DatabaseFile Database(string service) => new(Path.Combine(Folder, $"{service}.db"));
}
