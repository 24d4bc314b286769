using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Evaluation.Aggregator.ReleaseToLeadership;
using Evaluation.Contracts;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Statistics.Chain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Aggregator.ReadChain;

internal static class ListChainsEndpoint
{
    private const int UsualPage = 50, LargestPage = 200;

    public static void MapListChains(this RouteGroupBuilder chains) => chains.MapGet("", ListAsync)
        .AllowRoles(Roles.Admin, Roles.TrainingUnit, Roles.Leadership)
        .WithSummary("Chains in short, the latest cohorts first, by agency, programme, verdict and end date")
        .WithDescription("?order=attention puts broken chains first, then those at risk. ?facets=true adds what the list can be filtered by. A level that leadership sees as not measured, since its figures rest on few people, bears suppressed; shown is then the state of its other targets, where they are met or proven.")
        .ProducesProblem(422);

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> ListAsync(
        string? agency, string? programme, string? state, string? from, string? to, string? cursor, int? limit, string? order, bool? facets,
        HttpContext context, ChainStore store, ReleaseStore releases, TimeProvider clock, CancellationToken cancellation)
    {
        var problems = new List<InputProblem>();
        foreach (var (field, date) in (ReadOnlySpan<(string, string?)>)[("from", from), ("to", to)])
            if (date is not null && !ChainDate.TryParse(date, out _)) problems.Add(ChainDate.NotADate(field));
        var isStateKnown = Enum.TryParse<VerdictState>(state, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted);
        if (!string.IsNullOrEmpty(state) && !isStateKnown) problems.Add(UnknownState(state));
        if (order is not (null or "" or "attention")) problems.Add(UnknownOrder(order));
        if (problems.Count > 0) return ApiProblem.Input(context, problems);

        // Where the list is ordered by attention, the rank stands before the place.
        var rank = order == "attention" ? (Func<ChainJudgement, string>)AttentionOf : _ => "";
        string PlaceOf((StoredChain Chain, ChainJudgement Judgement) entry) => rank(entry.Judgement) + ListChainsEndpoint.PlaceOf(entry.Chain);

        var caller = Caller.Of(context.User);
        IReadOnlyList<StoredChain> seen = [.. (await store.ListAsync(Given(agency), Given(programme), Given(from), Given(to), cancellation))
            .Where(chain => caller.Sees(chain.Estimates.Cohort.Agency.Code))];
        IReadOnlyDictionary<Guid, LeadershipView> views = caller.Role == Roles.Leadership
            ? (await releases.ViewsAsync(seen, cancellation)).ToDictionary(view => view.Shown.CohortId) : ImmutableDictionary<Guid, LeadershipView>.Empty;
        if (caller.Role == Roles.Leadership) seen = [.. seen.Select(chain => views[chain.CohortId].Shown)];
        var judged = seen
            .Select(chain => (Chain: chain, Judgement: ChainDocument.Judge(chain.Estimates, ChainDate.TodayOf(chain, clock))))
            .Where(entry => !isStateKnown || entry.Judgement.Verdict.State == wanted);
        // By the place in the order, so that the list goes on where it was also when the cohort at the cursor is gone or no longer fits.
        if (!string.IsNullOrEmpty(cursor)) judged = judged.Where(entry => string.CompareOrdinal(PlaceOf(entry), cursor) > 0);
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var page = judged.OrderBy(entry => PlaceOf(entry), StringComparer.Ordinal).Take(size + 1).ToList();
        var document = new JsonObject
        {
            ["items"] = new JsonArray([.. page.Take(size).Select(entry => ItemOf(entry.Chain, entry.Judgement, views.GetValueOrDefault(entry.Chain.CohortId)?.HiddenLevels(entry.Judgement) ?? ImmutableDictionary<Level, EvidenceState?>.Empty))]),
            ["cursor"] = page.Count > size ? PlaceOf(page[size - 1]) : null,
        };
        if (facets == true)
        {
            var all = await store.ListAsync(null, null, null, null, cancellation);
            document["facets"] = ChainFacets.Of([.. all.Select(chain => chain.Estimates.Cohort).Where(cohort => caller.Sees(cohort.Agency.Code))]);
        }
        return TypedResults.Ok(document);
    }

    private static string AttentionOf(ChainJudgement judgement) => judgement.Verdict switch
    {
        { State: VerdictState.Broken } => "0.",
        { AtRisk.Count: > 0 } => "1.",
        _ => "2.",
    };

    // The latest first: days until the end of time, in a fixed width, then the code.
    private static string PlaceOf(StoredChain chain) =>
        $"{DateOnly.MaxValue.DayNumber - chain.Estimates.Cohort.EndsOn.DayNumber:D7}.{chain.Estimates.Cohort.Code}";

    private static JsonObject ItemOf(StoredChain chain, ChainJudgement judgement, IReadOnlyDictionary<Level, EvidenceState?> hidden) => new()
    {
        ["cohort"] = ChainDocument.CohortOf(chain.Estimates),
        ["asOf"] = ChainDocument.Node(judgement.AsOf),
        ["verdict"] = ChainDocument.Node(judgement.Verdict),
        ["levels"] = new JsonArray([.. Enum.GetValues<Level>().Select(level => LevelOf(level, judgement, hidden.ContainsKey(level), hidden.GetValueOrDefault(level)))]),
        ["next"] = ComingDates.Of(judgement),
    };

    private static JsonObject LevelOf(Level level, ChainJudgement judgement, bool isHidden, EvidenceState? shown)
    {
        var judged = judgement.Levels.FirstOrDefault(judged => judged.Level == level);
        var item = new JsonObject
        {
            ["level"] = ChainDocument.Node(level),
            ["planned"] = judged is not null,
            ["phase"] = judged is null ? null : ChainDocument.Node(judged.Phase),
            ["state"] = judged is null ? null : ChainDocument.Node(judged.State),
        };
        if (isHidden) item["suppressed"] = true;
        if (shown is not null) item["shown"] = ChainDocument.Node(shown);
        return item;
    }

    private static string? Given(string? filter) => string.IsNullOrWhiteSpace(filter) ? null : filter;

    private static InputProblem UnknownState(string state) => new("state", "unknownState", new(
        $"Keadaan {state} tidak dikenal. Pilih: broken, inProgress, incomplete, inconclusive, unbroken.",
        $"The state {state} is not known. Choose: broken, inProgress, incomplete, inconclusive, unbroken."));

    private static InputProblem UnknownOrder(string order) => new("order", "unknownOrder", new(
        $"Urutan {order} tidak dikenal. Pilih attention, atau kosongkan untuk yang terbaru lebih dahulu.",
        $"The order {order} is not known. Choose attention, or leave it out for the latest first."));
}
