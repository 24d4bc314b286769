using System.Text;
using Evaluation.Contracts.Events;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.Tests.Fixtures;

namespace Evaluation.Notifications.Tests.Sending;

public sealed class AccountMailTests
{
    [Fact]
    public async Task An_invitation_comes_at_any_hour_with_a_link_that_sets_the_password()
    {
        // Sunday night.
        await using var kit = await Kit.OpenAsync(new(2026, 3, 1, 15, 0, 0, TimeSpan.Zero));
        var account = kit.World.Account("sari.dewi");

        await kit.TellAsync(new AccountMailRequested(account, AccountMailKind.Invitation));
        await kit.WorkAsync();

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe("sari.dewi <sari.dewi@instansi.example>");
        mail.Subject.ShouldBe("Undangan: akun evaluasi pelatihan Anda / Invitation: your training evaluation account");
        mail.Text.ShouldContain("berlaku sampai 3 Maret 2026 pukul 22.00 WIB");
        mail.Text.ShouldContain("works until 3 March 2026, 22:00 WIB (UTC+7)");
        mail.Text.ShouldContain("Jangan berikan kepada siapa pun");
        mail.Text.ShouldContain("abaikan surel ini");
        mail.Text.IndexOf("Yth. sari.dewi", StringComparison.Ordinal).ShouldBeLessThan(mail.Text.IndexOf("Dear sari.dewi", StringComparison.Ordinal));
        mail.Secret.ShouldBe($"once-1-{account:N}");
        mail.Html.ShouldContain($"href=\"https://evaluasi.example/set-password#{mail.Secret}\"");
        mail.Calendar.ShouldBeNull();
        (await kit.StatesAsync()).ShouldBe("sent");
        (await kit.StatesAsync("mails")).ShouldBe("sent");
    }

    [Fact]
    public async Task A_reset_that_is_asked_for_twice_within_a_minute_is_one_mail()
    {
        await using var kit = await Kit.OpenAsync(Kit.Start.AddSeconds(50));
        var (sari, budi) = (kit.World.Account(), kit.World.Account("budi", "budi@instansi.example"));
        var reset = new AccountMailRequested(sari, AccountMailKind.PasswordReset);

        await kit.TellAsync(reset, new AccountMailRequested(budi, AccountMailKind.PasswordReset));
        await kit.WorkAsync();
        // In the next minute of the clock, and less than a minute later.
        kit.Clock.Advance(TimeSpan.FromSeconds(20));
        await kit.TellAsync(reset);
        await kit.WorkAsync();
        kit.Mails.Count.ShouldBe(2);
        kit.Clock.Advance(TimeSpan.FromMinutes(5));
        await kit.TellAsync(reset);
        await kit.WorkAsync();

        kit.Mails.Count.ShouldBe(3, "it need not be the only one of its day");
        kit.Mails.Select(mail => mail.Secret).Distinct().Count().ShouldBe(3);
        kit.Mails[0].Subject.ShouldStartWith("Kata sandi baru");
        kit.Mails[0].Text.ShouldContain("kata sandi Anda tetap seperti semula");
    }

    [Fact]
    public async Task Several_instances_make_one_file()
    {
        await using var kit = await Kit.OpenAsync();
        await kit.TellAsync(new AccountMailRequested(kit.World.Account(), AccountMailKind.Invitation));

        var instances = new List<Instance> { kit.One };
        while (instances.Count < 5) instances.Add(await kit.AnotherAsync());
        await Task.WhenAll(instances.Select(instance => Task.Run(instance.WorkAsync)));

        Directory.GetFiles(kit.Options.Folder, "*.eml").ShouldHaveSingleItem();
        kit.World.Passwords.ShouldBe(1);
    }

    [Fact]
    public async Task An_account_that_needs_no_mail_any_more_gets_none()
    {
        await using var kit = await Kit.OpenAsync();
        var account = kit.World.Account();
        await kit.TellAsync(new AccountMailRequested(account, AccountMailKind.Invitation), new AccountMailRequested(Guid.NewGuid(), AccountMailKind.PasswordReset));

        kit.World.Deactivate(account);
        await kit.WorkAsync();
        kit.Clock.Advance(TimeSpan.FromDays(1));
        await kit.WorkAsync();

        kit.Mails.ShouldBeEmpty();
        (await kit.StatesAsync()).ShouldBe("answered answered");
        (await kit.StatesAsync("mails")).ShouldBe("answered answered");
    }

    [Fact]
    public async Task An_unusable_address_is_recorded_and_no_training_unit_is_told()
    {
        await using var kit = await Kit.OpenAsync();
        await kit.TellAsync(new AccountMailRequested(kit.World.Account(email: "tidak ada"), AccountMailKind.Invitation));
        await kit.WorkAsync();

        kit.Mails.ShouldBeEmpty();
        (await kit.StatesAsync("mails")).ShouldBe("no-address");
        (await kit.CountAsync("SELECT COUNT(*) FROM escalations")).ShouldBe(0);
    }

    [Fact]
    public async Task It_waits_for_Identity_and_for_nobody_else()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        kit.World.CohortsAreSilent = kit.World.IdentityIsSilent = true;
        await kit.TellAsync(cohort.Invites([sari]), new AccountMailRequested(kit.World.Account(), AccountMailKind.Invitation));
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        kit.Mails.ShouldBeEmpty();

        kit.World.IdentityIsSilent = false;
        await kit.WorkAtAsync("2026-03-02T02:05:00");

        kit.Mails.ShouldHaveSingleItem().Subject.ShouldContain("akun");
        (await kit.CountAsync("SELECT attempts FROM mails")).ShouldBe(1, "what others fail in is no attempt of the mail");
    }

    [Fact]
    public async Task The_secret_is_asked_for_at_each_attempt_and_kept_nowhere()
    {
        await using var kit = await Kit.OpenAsync();
        kit.Use(new ScriptedChannel { Next = new(DeliveryOutcome.TryLater, "451 later") });
        await kit.TellAsync(new AccountMailRequested(kit.World.Account("qxnama", "qxsurel@rahasia.example"), AccountMailKind.PasswordReset));
        await kit.WorkAsync();
        kit.Use(kit.Files);
        kit.Clock.Advance(TimeSpan.FromHours(1));
        await kit.WorkAsync();

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.Secret.ShouldStartWith("once-2-");
        var stored = string.Concat(Directory.GetFiles(Path.GetDirectoryName(kit.DatabaseFile)!).SelectMany(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        stored.Length.ShouldBeGreaterThan(10_000);
        foreach (var secret in (string[])["qxnama", "qxsurel", "rahasia.example", "once-"])
        {
            stored.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{secret} in the database");
            kit.Log.ToString().ShouldNotContain(secret);
            $"{mail.To} {mail.Text}".ShouldContain(secret, Case.Sensitive, "the search itself can find it");
        }
    }
}
