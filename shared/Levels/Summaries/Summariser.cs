using Evaluation.Contracts.Events;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Levels.Summaries;

/// <summary>
/// Tells the others how a cohort stands, a moment after it changed: a burst of answers makes a few summaries, and the mark that a
/// cohort has changed goes only in the transaction that puts its summary into the outbox, so that the last one is never lost.
/// </summary>
public sealed class Summariser<TSums>(LevelServices<TSums> services, ILogger<Summariser<TSums>> log) : BackgroundService where TSums : class
{
    // Long enough to gather a burst, short enough that nobody waits for it.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(150);

    // What waits for a date (an anonymous survey that closes) is found by looking.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(20);

    // An anonymous survey's figures move in steps of so many answers, so that no single answer can be worked out from two of them.
    private const int AnonymousStep = 5;

    private readonly Database database = services.Database;
    private readonly LevelMeasure<TSums> measure = services.Measure;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = database.Clock.GetTimestamp();
            try
            {
                await SummariseChangedAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The marks stay, so the next round does what this one could not.
                log.LogError(exception, "Cohorts of {Service} could not be summarised", measure.Service);
            }
            var rest = Pace.Rest(database.Clock.GetElapsedTime(started), Gathering);
            await services.Sheets.Changed.WaitAsync(Poll, database.Clock, stoppingToken);
            await Task.Delay(rest, database.Clock, stoppingToken);
        }
    }

    public async Task SummariseChangedAsync(CancellationToken cancellation)
    {
        var changed = await database.ReadAsync(session => session.QueryAsync<Guid>(
            """
            SELECT cohort_id FROM cohort_state
            WHERE number > summarised_number OR summarised_model <> @model OR summarised_epoch <> (SELECT value FROM service_state WHERE name = 'epoch')
            """,
            new { model = Model.Version }), cancellation);
        foreach (var cohort in changed)
        {
            using var activity = services.Sheets.Traces.Start(cohort.ToString("D"));
            try
            {
                await database.WriteAsync(work => SummariseAsync(work, cohort), cancellation);
            }
            catch (CohortGoneException)
            {
                // Removed since the question.
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                // Its mark stays, and it is tried again; the others do not wait for it.
                log.LogError(exception, "Cohort {Cohort} of {Service} could not be summarised", cohort, measure.Service);
            }
        }
    }

    /// <summary>Tells again what was told last, to whoever lacks it.</summary>
    public Task RepeatAsync(Guid cohortId, bool summary, bool persons, CancellationToken cancellation) => database.WriteAsync(async work =>
    {
        var told = await work.FirstOrDefaultAsync<string>("SELECT summary FROM cohort_state WHERE cohort_id = @cohortId", new { cohortId });
        if (string.IsNullOrEmpty(told)) return;
        var state = WireFormat.Read<ToldState>(told);
        if (summary) foreach (var message in state.Events) work.Publish(System.Text.Json.JsonSerializer.Deserialize(message.Body, WireFormat.TypeOf(message.Type)!, WireFormat.Options)!);
        if (persons) await PublishPersonsAsync(work, cohortId, state.Version, after: 0);
    }, cancellation);

    private async Task SummariseAsync(UnitOfWork work, Guid cohortId)
    {
        var sheet = await services.Sheets.OpenAsync(work, cohortId.ToString("D"));
        if (sheet.Summarised is { Version.Number: > 0 } before && before.ModelVersion != Model.Version)
        {
            // Sums of another model are counted anew, in a version that outranks what was told by it. The next round tells them.
            await services.Ledger.RecountAsync(work, cohortId);
            await work.ExecuteAsync("UPDATE cohort_state SET summarised_model = @model WHERE cohort_id = @cohortId", new { model = Model.Version, cohortId });
            return;
        }
        if (MustWait(sheet, work.Now)) return;
        // Of a level that is not in the plan there is nothing to tell.
        var events = sheet.Plan.Has(measure.Level) ? await measure.SummariseAsync(sheet, work) : [];
        foreach (var message in events) work.Publish<object>(message);
        // What came earlier in the same batch is in the sums and has no version yet: the next round tells the same once more, by its own.
        // In a new epoch everything is told anew, so that it outranks what was told in the old one.
        var toldOf = sheet.Summarised.Version.Epoch == sheet.Version.Epoch ? sheet.Summarised.Version.Number : 0;
        if (events.Count > 0 && !measure.IsAnonymous(sheet.Plan)) await PublishPersonsAsync(work, cohortId, sheet.Version, toldOf);
        var told = new ToldState(sheet.Version, [.. events.Select(message => new ToldEvent(WireFormat.NameOf(message.GetType()), WireFormat.Write<object>(message)))]);
        await work.ExecuteAsync(
            """
            UPDATE cohort_state SET summarised_epoch = @Epoch, summarised_number = @Number, summarised_answers = @AnswersMoved, summarised_model = @model, summary = @summary
            WHERE cohort_id = @cohortId
            """,
            new { sheet.Version.Epoch, sheet.Version.Number, sheet.AnswersMoved, model = Model.Version, summary = WireFormat.Write(told), cohortId });
    }

    private bool MustWait(CohortSheet<TSums> sheet, DateTimeOffset now)
    {
        if (!measure.IsAnonymous(sheet.Plan)) return false;
        var step = sheet.AnswersMoved - sheet.Summarised.AnswersMoved;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(sheet.Planned.Definition.TimeZone)).DateTime);
        return step is > 0 and < AnonymousStep && !measure.IsClosed(sheet.Planned.Definition, today);
    }

    private async Task PublishPersonsAsync(UnitOfWork work, Guid cohortId, StateVersion version, long after)
    {
        var persons = await FigureRows.LatestAsync(work, cohortId, after);
        if (persons.Count == 0) return;
        var all = await FigureRows.TotalsAsync(work, cohortId);
        work.Publish(new ParticipantsMeasured(
            cohortId, version, measure.Level, [.. persons.Select(person => person.ToFigures())], all.Persons, all.NumberSum));
    }
}

/// <summary>What was told of a cohort last.</summary>
internal sealed record ToldState(StateVersion Version, IReadOnlyList<ToldEvent> Events);

internal sealed record ToldEvent(string Type, string Body);
