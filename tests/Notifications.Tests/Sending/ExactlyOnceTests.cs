using Evaluation.Notifications.Tests.Fixtures;

namespace Evaluation.Notifications.Tests.Sending;

public sealed class ExactlyOnceTests
{
    [Fact]
    public async Task Ten_instances_make_one_file_a_person()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var members = Enumerable.Range(0, 300).Select(number => kit.World.Member(cohort, name: $"Orang {number}", email: $"orang{number}@instansi.example")).ToList();
        foreach (var member in members) kit.World.Opens(cohort, member);
        foreach (var some in members.Chunk(50)) await kit.TellAsync(cohort.Invites(some));
        kit.Clock.Advance(TimeSpan.FromMinutes(30));

        var instances = new List<Instance> { kit.One };
        while (instances.Count < 10) instances.Add(await kit.AnotherAsync());
        await Task.WhenAll(instances.Select(instance => Task.Run(instance.WorkAsync)));

        kit.Mails.Select(mail => mail.To).Distinct().Count().ShouldBe(300);
        kit.Mails.Count.ShouldBe(300);
        (await kit.CountAsync("SELECT COUNT(*) FROM mails WHERE state = 'sent' AND attempts = 1")).ShouldBe(300);
        kit.World.Links.ShouldBe(300, "no instance has written a mail for nothing");
    }

    [Fact]
    public async Task When_killed_between_the_file_and_its_record()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        var task = kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        kit.Clock.Advance(TimeSpan.FromMinutes(10));
        await kit.One.Planner.PlanOnceAsync(TestContext.Current.CancellationToken);

        var dying = await kit.AnotherAsync(new DyingChannel(kit.Files));
        await Should.ThrowAsync<ProcessDied>(() => dying.Sender.SendOnceAsync(TestContext.Current.CancellationToken));
        kit.Mails.Count.ShouldBe(1);
        var before = kit.Mails[0].Raw;
        (await kit.StatesAsync("mails")).ShouldBe("waiting");
        // Answered in between: the mail has gone all the same.
        kit.World.Answered(task);
        kit.Clock.Advance(TimeSpan.FromMinutes(20));
        await (await kit.AnotherAsync()).WorkAsync();

        kit.Mails.ShouldHaveSingleItem().Raw.ShouldBe(before);
        (await kit.StatesAsync("mails")).ShouldBe("sent");
        (await kit.StatesAsync()).ShouldBe("sent");
    }

    [Fact]
    public async Task When_killed_between_the_file_and_its_record_and_started_again_days_later()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        kit.Clock.Advance(TimeSpan.FromMinutes(10));
        await kit.One.Planner.PlanOnceAsync(TestContext.Current.CancellationToken);
        var dying = await kit.AnotherAsync(new DyingChannel(kit.Files));
        await Should.ThrowAsync<ProcessDied>(() => dying.Sender.SendOnceAsync(TestContext.Current.CancellationToken));

        await kit.TellAsync(cohort.Reminds([sari], 1));
        await kit.WorkAtAsync("2026-03-05T03:00:00");

        kit.Mails.Count.ShouldBe(2, "the invitation of Monday, and the reminder");
        kit.Mails.Select(mail => mail.MessageId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task When_killed_over_a_server_the_second_copy_has_the_same_Message_ID()
    {
        var server = new ScriptedChannel();
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        kit.Clock.Advance(TimeSpan.FromMinutes(10));
        await kit.One.Planner.PlanOnceAsync(TestContext.Current.CancellationToken);

        var dying = await kit.AnotherAsync(new DyingChannel(server));
        await Should.ThrowAsync<ProcessDied>(() => dying.Sender.SendOnceAsync(TestContext.Current.CancellationToken));
        kit.Clock.Advance(TimeSpan.FromDays(1));
        await (await kit.AnotherAsync(server)).WorkAsync();

        server.Sent.Count.ShouldBe(2);
        server.Sent[0].Id.ShouldBe(server.Sent[1].Id);
    }

    [Fact]
    public async Task While_one_instance_sends_another_leaves_its_mails_alone()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        kit.Clock.Advance(TimeSpan.FromMinutes(10));
        await kit.One.Planner.PlanOnceAsync(TestContext.Current.CancellationToken);
        var dying = await kit.AnotherAsync(new DyingChannel(new ScriptedChannel()));
        await Should.ThrowAsync<ProcessDied>(() => dying.Sender.SendOnceAsync(TestContext.Current.CancellationToken));

        kit.Clock.Advance(TimeSpan.FromMinutes(14));
        await kit.WorkAsync();
        kit.Mails.ShouldBeEmpty();
        kit.Clock.Advance(TimeSpan.FromMinutes(2));
        await kit.WorkAsync();

        kit.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Mail_files_are_for_our_own_account_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows has no file modes.");
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");

        var file = Directory.GetFiles(kit.Options.Folder).ShouldHaveSingleItem();
        ModeOf(new FileInfo(file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        ModeOf(new DirectoryInfo(kit.Options.Folder)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Path.GetFileNameWithoutExtension(file).ShouldBe(kit.Mails[0].MessageId[1..33]);
    }

    // Without what concerns no access.
    private static UnixFileMode ModeOf(FileSystemInfo entry) => entry.UnixFileMode & (UnixFileMode)0b111_111_111;
}
