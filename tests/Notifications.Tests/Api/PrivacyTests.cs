using System.Text;
using Evaluation.Contracts.Events;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.Tests.Fixtures;

namespace Evaluation.Notifications.Tests.Api;

public sealed class PrivacyTests
{
    [Fact]
    public async Task No_name_address_or_secret_is_in_the_database_a_log_line_or_a_file_name()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var members = Enumerable.Range(0, 6).Select(number => kit.World.Member(cohort, name: $"qxnama{number} Wirabumi", email: $"qxsurel{number}@rahasia.example")).ToList();
        kit.World.TrainingUnit = ["qxdiklat@rahasia.example"];
        foreach (var member in members) kit.World.Opens(cohort, member);

        await kit.TellAsync(cohort.Invites([.. members.Take(2)]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        foreach (var (index, outcome) in ((DeliveryOutcome[])[DeliveryOutcome.Rejected, DeliveryOutcome.TryLater]).Index())
        {
            kit.Use(new QuotingChannel(outcome));
            await kit.TellAsync(cohort.Invites([members[2 + index]]));
            await kit.WorkAtAsync($"2026-03-02T0{3 + index}:00:00");
        }
        kit.World.CohortsAreSilent = true;
        await kit.TellAsync(cohort.Invites([members[4]]), new EscalationRequested(cohort.Id, new(1, 1), EscalationReason.NotMyStaff, 6, members[0], members[1]));
        await kit.WorkAtAsync("2026-03-02T06:00:00");
        kit.World.CohortsAreSilent = false;
        kit.Use(kit.Files);
        await kit.WorkAtAsync("2026-03-03T06:00:00");

        (await kit.StatesAsync("mails")).Split(' ').Distinct().Order().ShouldBe(["rejected", "sent"]);
        string[] secrets = ["qxnama", "qxsurel", "qxdiklat", "rahasia.example", "Wirabumi", "secret-"];
        var stored = string.Concat(Directory.GetFiles(Path.GetDirectoryName(kit.DatabaseFile)!).SelectMany(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        stored.Length.ShouldBeGreaterThan(10_000);
        kit.Log.ToString().Length.ShouldBeGreaterThan(100);
        foreach (var secret in secrets)
        {
            stored.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{secret} in the database");
            kit.Log.ToString().ShouldNotContain(secret);
            Directory.GetFiles(kit.Options.Folder).ShouldAllBe(file => !file.Contains(secret, StringComparison.OrdinalIgnoreCase));
            kit.Mails.ShouldContain(mail => mail.Raw.Contains(secret, StringComparison.OrdinalIgnoreCase) || mail.Text.Contains(secret, StringComparison.Ordinal), "the search itself can find it");
        }
    }

    /// <summary>A server that repeats the address, as they do.</summary>
    private sealed class QuotingChannel(DeliveryOutcome outcome) : IChannel
    {
        public Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation) =>
            Task.FromResult(new Delivery(outcome, MailAddresses.Hide($"550 <{letter.To[0].Address}> unknown")));
    }
}
