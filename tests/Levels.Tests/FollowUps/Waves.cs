using System.Globalization;
using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.RunFollowUps;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Chain;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Levels.Tests.FollowUps;

/// <summary>One cohort that ends on 31 August 2026, with waves at 6 and 12 months, and what is told of them day by day.</summary>
internal sealed class Waves : IAsyncDisposable
{
    public static readonly DateOnly EndsOn = new(2026, 8, 31), SixOpens = new(2027, 2, 28), SixCloses = new(2027, 3, 30), TwelveOpens = new(2027, 8, 31);

    private readonly Kit<BehaviourSums> first;

    private Waves(Kit<BehaviourSums> kit, Book book) => (first, Kit, Book) = (kit, kit, book);

    public Kit<BehaviourSums> Kit { get; private set; }

    public Book Book { get; }

    /// <summary>What was told, a line each: the day, what, the wave.</summary>
    public List<string> Told { get; } = [];

    public DateOnly Today => CohortCalendar.DateIn("Asia/Jakarta", Kit.Clock.GetUtcNow());

    /// <param name="supervised">Otherwise the cohort has nobody who observes.</param>
    public static async Task<Waves> OpenAsync(DatabaseProvider provider, DateOnly start, bool supervised = true, Action<Book>? arrange = null)
    {
        // At eight in the morning in Jakarta.
        var kit = await Kit<BehaviourSums>.OpenAsync(new BehaviourCase().Measure, provider, new DateTimeOffset(start.ToDateTime(new(1, 0)), TimeSpan.Zero));
        var book = new Book();
        book.End(EndsOn);
        if (supervised)
        {
            book.Supervise(EndsOn, book.Raters[0], book.Participants[..3]);
            book.Supervise(EndsOn, book.Raters[1], book.Participants[3..]);
        }
        arrange?.Invoke(book);
        await kit.CohortAsync(book);
        return new(kit, book);
    }

    public static Caller Respondent(params Guid[] members) => new("somebody", Roles.Respondent, null, members.ToHashSet());

    public FollowUpWork Work(Kit<BehaviourSums>? kit = null) => new((kit ?? Kit).Services, NullLogger<FollowUpWork>.Instance);

    /// <summary>Another process takes over; the one before is not asked whether it is done.</summary>
    public async Task RestartAsync() => Kit = await first.AgainAsync();

    /// <summary>Lets days pass, each begun by the clock; then what is due is done.</summary>
    public async Task GoToAsync(DateOnly day, Func<Task>? run = null)
    {
        while (true)
        {
            await (run ?? RunAsync)();
            await HearAsync();
            if (Today >= day) return;
            Kit.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    public Task RunAsync() => Work().RunDueAsync(CancellationToken.None);

    public async Task HearAsync() => Told.AddRange((await Kit.ToldAsync()).Select(Line).OfType<string>().Order(StringComparer.Ordinal));

    public Task<SubmissionOutcome> ObserveAsync(Guid participant, Guid rater, RaterGroup group = RaterGroup.Supervisor, int wave = 6, Caller? caller = null) =>
        Kit.SubmitAsync(Book, sheet => BehaviourCase.Observation(sheet, participant, rater, group, wave), caller: caller ?? Respondent(rater));

    public Task<IReadOnlyList<Assignment>> AssignmentsAsync(int wave = 6) => Kit.QueryAsync<Assignment>(
        "SELECT id, cohort_id, months, participant, rater_group, rater, state, reason, is_named, is_invited, until, answered_on FROM assignments WHERE cohort_id = @CohortId AND months = @wave",
        new { Book.CohortId, wave });

    public async Task<string> StatesAsync(int wave = 6) => string.Join(", ", (await AssignmentsAsync(wave))
        .GroupBy(row => $"{Assignment.Code(row.RaterGroup)} {row.State}").OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));

    public ValueTask DisposeAsync() => first.DisposeAsync();

    private string? Line(ICohortEvent message) => message switch
    {
        FollowUpOpened opened => $"{Day} opened {opened.Months} due {opened.Due}",
        FollowUpClosed closed => $"{Day} closed {closed.Months} answered {closed.Answered} of {closed.Assignments}",
        InvitationRequested invitation => $"{Day} invited {invitation.Wave} {invitation.Task} {invitation.Members.Count}",
        ReminderRequested reminder => $"{Day} reminded {reminder.Wave} {reminder.Task} {reminder.Step} {reminder.Members.Count}",
        EscalationRequested escalation => $"{Day} escalated {escalation.Wave} {escalation.Reason} {escalation.Missing}".TrimEnd(),
        ObservationReassigned moved => $"{Day} reassigned {moved.Months} {moved.Reason}{(moved.To is null ? " to nobody" : "")}",
        _ => null,
    };

    private string Day => Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
