using Evaluation.Hosting.Background;
using Evaluation.Persistence.Databases;

namespace Evaluation.Identity;

/// <summary>Removes once a day what opens nothing any more: links and secrets whose time is over.</summary>
internal sealed class Housekeeping([FromKeyedServices(IdentityService.Database)] Database database, ILogger<Housekeeping> log)
    : Rounds(TimeSpan.FromDays(1), database.Clock, log)
{
    private const int AtOnce = 1000;

    protected override string Undone => "Expired links and secrets could not be removed";

    public override async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var delete in (string[])[
            "DELETE FROM links WHERE hash IN (SELECT hash FROM links WHERE expires_at <= @now ORDER BY expires_at {first @most})",
            "DELETE FROM account_secrets WHERE hash IN (SELECT hash FROM account_secrets WHERE expires_at <= @now ORDER BY expires_at {first @most})"])
        {
            var now = database.Clock.GetUtcNow();
            while (await database.WriteAsync(work => work.ExecuteAsync(delete, new { now, most = AtOnce }), cancellation) == AtOnce)
            {
                // In steps, between which others write.
            }
        }
    }
}
