using Evaluation.Behaviour.ChangeFollowUp;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;

namespace Evaluation.Behaviour.MoveFollowUps;

/// <summary>Moves many follow-ups in one transaction: every problem of every one is told, and none moves where there is any.</summary>
internal sealed class MoveMany(LevelServices<BehaviourSums> services)
{
    // One transaction, which others wait for.
    private const int Most = 200;

    public async Task<(IReadOnlyList<MovedFollowUp> Moved, IReadOnlyList<InputProblem> Problems)> RunAsync(MoveManyRequest request, HttpContext context, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        var move = new FollowUpMove(request.Days, request.OpensOn);
        var problems = new List<InputProblem>();
        FollowUpProblems.Reason(request.Reason, problems);
        if (!move.SaysOne) problems.Add(FollowUpProblems.DaysOrDay);
        if (request.FollowUps is not { Count: >= 1 and <= Most } names) return ([], [.. problems, HowMany]);
        var cohorts = new Dictionary<string, KnownCohort?>(StringComparer.Ordinal);
        foreach (var code in names.Select(name => name.Cohort ?? "").Distinct()) cohorts[code] = code.Length > 0 ? await services.Directory.FindForAsync(caller, code, cancellation) : null;
        return await services.Database.WriteAsync<(IReadOnlyList<MovedFollowUp>, IReadOnlyList<InputProblem>)>(async work =>
        {
            var planned = await HoldAllAsync(work, cohorts.Values);
            var found = new List<(string Code, CohortPlanned Planned, FollowUp Wave)>();
            List<InputProblem> all = [.. problems];
            foreach (var (index, name) in names.Index())
            {
                var field = $"followUps[{index}]";
                var cohort = cohorts[name.Cohort ?? ""];
                var plan = cohort is null ? null : planned.GetValueOrDefault(cohort.Id);
                var wave = plan is null || plan.Definition.Agency.Code != cohort!.Agency ? null : await FollowUpRows.FindAsync(work, plan.CohortId, name.Months ?? 0);
                if (wave is null || wave.CancelledBy == CancelledBy.Dropped) all.Add(Unknown(field));
                else if (found.Exists(other => other.Wave.CohortId == wave.CohortId && other.Wave.Months == wave.Months)) all.Add(Twice(field));
                else if (name.Version is { } version && version != wave.Version) all.Add(Stale(field, wave.Version));
                else
                {
                    all.AddRange(move.Problems(plan!, wave, CohortCalendar.DateIn(plan!.Definition.TimeZone, work.Now), field));
                    found.Add((name.Cohort!, plan, wave));
                }
            }
            if (all.Count > 0) return ([], all);
            foreach (var (_, plan, wave) in found)
            {
                move.Apply(wave);
                await FollowUpChange.StoreAsync(services, work, plan, wave, caller, request.Reason!, "follow-up-moved", counts: false);
            }
            return ([.. found.Select(entry => new MovedFollowUp(entry.Code, FollowUpView.Of(entry.Wave)))], []);
        }, cancellation);
    }

    // In one order, so that two of these do not wait for each other.
    private static async Task<Dictionary<Guid, CohortPlanned>> HoldAllAsync(UnitOfWork work, IEnumerable<KnownCohort?> cohorts)
    {
        var planned = new Dictionary<Guid, CohortPlanned>();
        foreach (var cohort in cohorts.OfType<KnownCohort>().OrderBy(cohort => cohort.Key, StringComparer.Ordinal))
            if (await HeldCohort.FindAsync(work, cohort.Id) is { } plan) planned[cohort.Id] = plan;
        return planned;
    }

    private static InputProblem HowMany { get; } = new("followUps", "followUps", new(
        $"Sebutkan 1 sampai {Most} tindak lanjut, masing-masing dengan cohort dan months.", $"Name 1 to {Most} follow-ups, each by cohort and months."));

    private static InputProblem Unknown(string field) => new(field, "notFound", new(
        "Tindak lanjut ini tidak ada, atau bukan milik instansi Anda. Periksa cohort dan months.", "This follow-up does not exist, or is not your agency's. Check cohort and months."));

    private static InputProblem Twice(string field) => new(field, "twice", new("Tindak lanjut ini disebut dua kali.", "This follow-up is named twice."));

    private static InputProblem Stale(string field, int version) => new(field, "stale", new(
        $"Tindak lanjut ini sudah diubah orang lain (versi {version}). Ambil lagi daftarnya.", $"This follow-up was changed by somebody else (version {version}). Get the list again."));
}
