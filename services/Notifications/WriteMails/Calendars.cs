using Evaluation.Contracts.Events;
using Evaluation.Hosting.Calendars;

namespace Evaluation.Notifications.WriteMails;

/// <summary>Closing days for the calendar of the addressee: a whole day each, under an id that stays, so that a later mail moves the entry.</summary>
internal static class Calendars
{
    public static string Of(IReadOnlyList<CohortTasks> open, DateTimeOffset now) =>
        IcsCalendar.Write("Evaluasi pelatihan / training evaluation", open.Select(task => Entry(task, now)), now);

    private static IcsEvent Entry(CohortTasks task, DateTimeOffset now)
    {
        var words = Wording.Task(task.Task, task.Wave, task.Count, task.Minutes);
        return new(
            $"{task.CohortId:N}-{Code.Of(task.Task)}-{task.Wave ?? 0}@evaluation", task.ClosesOn, task.ClosesOn,
            $"Hari terakhir / last day: {task.CohortName}", $"{words.Id}\n{words.En}",
            // The later mail wins; in minutes it fits for some four thousand years.
            (int)(now.ToUnixTimeSeconds() / 60));
    }
}
