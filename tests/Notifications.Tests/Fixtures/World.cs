using System.Collections.Concurrent;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Questions;

namespace Evaluation.Notifications.Tests.Fixtures;

/// <summary>What the other services know: people, what they still have to do, and links. Each part can be silent.</summary>
internal sealed class World
{
    public const string Jakarta = "Asia/Jakarta", Makassar = "Asia/Makassar", Jayapura = "Asia/Jayapura";

    private readonly ConcurrentDictionary<Guid, Contact> contacts = new();
    private readonly ConcurrentDictionary<OpenTask, bool> open = new();
    private readonly ConcurrentDictionary<Guid, (string UserName, string Email)> accounts = new();
    private int links, passwords;

    public bool CohortsAreSilent { get; set; }

    public bool IdentityIsSilent { get; set; }

    public IReadOnlyList<string> TrainingUnit { get; set; } = ["diklat@instansi.example"];

    /// <summary>How many links were issued.</summary>
    public int Links => links;

    /// <summary>How many one-time secrets of accounts were issued.</summary>
    public int Passwords => passwords;

    public IReadOnlyList<Contact> ContactsOf(IEnumerable<Guid> members) => [.. members.Select(member => contacts.GetValueOrDefault(member)).OfType<Contact>()];

    public IReadOnlyList<OpenTask> OpenOf(IEnumerable<Guid> members, params TaskKind[] kinds)
    {
        var wanted = members.ToHashSet();
        return [.. open.Keys.Where(task => wanted.Contains(task.Member) && kinds.Contains(task.Task))];
    }

    public IssuedLink LinkFor(Guid person, DateTimeOffset now) => new(person, $"secret-{Interlocked.Increment(ref links)}-{person:N}", now.AddDays(30));

    public AccountMail? MailFor(Guid account, DateTimeOffset now) => accounts.TryGetValue(account, out var known)
        ? new(known.Email, known.UserName, $"once-{Interlocked.Increment(ref passwords)}-{account:N}", now.AddDays(2)) : null;

    /// <summary>An account that waits for a password.</summary>
    public Guid Account(string userName = "sari.dewi", string email = "sari.dewi@instansi.example")
    {
        var account = Guid.NewGuid();
        accounts[account] = (userName, email);
        return account;
    }

    public void Deactivate(Guid account) => accounts.TryRemove(account, out _);

    /// <summary>Somebody's id in one more cohort.</summary>
    public Guid Member(Cohort cohort, Guid? person = null, string name = "Sari Dewi", string email = "sari.dewi@instansi.example")
    {
        var member = Guid.NewGuid();
        contacts[member] = new(member, person ?? Guid.NewGuid(), cohort.Id, cohort.Code, cohort.Name, cohort.Agency, cohort.TimeZone, name, email, cohort.AgencyName);
        return member;
    }

    public void ChangeEmail(Guid member, string email) => contacts[member] = contacts[member] with { Email = email };

    /// <summary>What Cohorts says of somebody whose identity was erased.</summary>
    public void Erase(Guid member) => contacts[member] = contacts[member] with { Person = Guid.NewGuid(), Name = "(erased)", Email = "" };

    public void Forget(Guid member) => contacts.TryRemove(member, out _);

    /// <summary>Something to fill in, until it is answered.</summary>
    public OpenTask Opens(Cohort cohort, Guid member, TaskKind task = TaskKind.Observation, int? wave = 6, string closesOn = "2026-03-31", int? minutes = null)
    {
        var opened = new OpenTask(
            member, cohort.Id, task, wave, new(2026, 3, 1), DateOnly.Parse(closesOn, null), wave is null ? null : Guid.NewGuid(), task == TaskKind.Observation ? RaterGroup.Supervisor : null, minutes);
        open[opened] = true;
        return opened;
    }

    public void Answered(OpenTask task) => open.TryRemove(task, out _);
}

internal sealed record Cohort(Guid Id, string Code, string Name, string Agency, string TimeZone)
{
    /// <summary>Null as from a Cohorts service that does not tell it.</summary>
    public string? AgencyName { get; init; } = $"Badan {Agency}";

    public static Cohort Of(string code, string agency = "BPSDM", string timeZone = World.Jakarta) => new(Guid.NewGuid(), code, $"Pelatihan {code}", agency, timeZone);

    public CohortPlanned Planned(int number = 1) => new(
        Id, new(1, number),
        new(Code, Name, new("PSMA", "Pelatihan", ProgrammeKind.Technical), new(Agency, Agency), new(2025, 8, 25), new(2025, 8, 31), TimeZone, new CohortPlan()), 1, []);

    public InvitationRequested Invites(IReadOnlyList<Guid> members, TaskKind task = TaskKind.Observation, int? wave = 6, string closesOn = "2026-03-31") =>
        new(Id, new(1, 1), task, wave, members, DateOnly.Parse(closesOn, null));

    public ReminderRequested Reminds(IReadOnlyList<Guid> members, int step, TaskKind task = TaskKind.Observation, int? wave = 6, string closesOn = "2026-03-31") =>
        new(Id, new(1, step), task, wave, step, members, DateOnly.Parse(closesOn, null));
}
