using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;

namespace Evaluation.Notifications.RemindByHand;

/// <param name="Wave">Months of the wave; left out for a reaction survey and a test.</param>
/// <param name="Members">Opaque ids; left out for all who were invited.</param>
internal sealed record RemindRequest(TaskKind? Task, int? Wave, IReadOnlyList<Guid>? Members = null)
{
    private const int MostMembers = 10_000;

    public IEnumerable<InputProblem> Problems()
    {
        if (Task is null)
            yield return new("task", "task", new("Sebutkan task: reactionSurvey, preTest, postTest, observation, atau selfAssessment.", "Give the task: reactionSurvey, preTest, postTest, observation or selfAssessment."));
        if (Task is TaskKind.Observation or TaskKind.SelfAssessment && Wave is null or <= 0)
            yield return new("wave", "wave", new("Sebutkan wave, yaitu bulan gelombangnya, misalnya 6.", "Give the wave by its months, such as 6."));
        if (Task is TaskKind.ReactionSurvey or TaskKind.PreTest or TaskKind.PostTest && Wave is not null)
            yield return new("wave", "waveNotForSurvey", new("Survei reaksi dan tes tidak mempunyai gelombang. Kosongkan wave.", "Reaction surveys and tests have no waves. Leave wave out."));
        if (Members is { Count: 0 or > MostMembers })
            yield return new("members", "members", new($"Isi members dengan 1 sampai {MostMembers} orang, atau kosongkan untuk semua.", $"Give 1 to {MostMembers} members, or leave them out for all."));
    }
}

/// <param name="Asked">How many will get a reminder, unless they have answered by then.</param>
internal sealed record RemindAnswer(int Asked);
