using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages;

internal sealed class CohortModel(EvaluationApi api, Reader reader) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public DateOnly? AsOf { get; set; }

    public ChainDocument Chain { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Chain = await api.ChainAsync(Code, AsOf, cancellation);

    /// <summary>The target that a level's box shows: one that made the level's state what it is.</summary>
    public static Target? Headline(ILevel? level) =>
        level?.Targets.OrderBy(target => target.State == level.State ? 0 : 1).FirstOrDefault();

    /// <summary>What stands behind a level in a few words: how many answered, were tested, observed, achieved.</summary>
    public string Behind(string level) => level switch
    {
        "reaction" when Chain.Reaction is { } reaction => reader["short.reaction", reaction.Responded, reaction.Invited],
        "learning" when Chain.Learning is { } learning => reader["short.learning", Count(learning.Posttested), learning.Enrolled],
        "behaviour" when WaveOfTarget is { } wave => reader["short.behaviour", Count(wave.Observed), wave.Due],
        "results" when Chain.Results is { Kpis: [_, ..] kpis } => reader["short.results", kpis.Count(kpi => kpi.Achieved == true), kpis.Count],
        _ => "",
    };

    private Wave? WaveOfTarget
    {
        get
        {
            // A target without a wave is about the latest wave that has data.
            var waves = Chain.Behaviour?.Waves ?? [];
            return Headline(Chain.Behaviour)?.Wave is { } months
                ? waves.FirstOrDefault(wave => wave.Months == months)
                : waves.LastOrDefault(wave => wave.Observed > 0) ?? (waves.Count > 0 ? waves[0] : null);
        }
    }

    private string Count(int? value) => reader.Display.Count(value);
}
