using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.EnterResults;

/// <summary>Corrects a KPI; its code stays, since its measurements go by it.</summary>
internal sealed class KpiModel(EvaluationApi api, Reader reader) : CorrectionPage(api, reader)
{
    [BindProperty]
    public KpiForm Kpi { get; set; } = new();

    protected override string Place => ResultsEntries.KpiPlace;

    protected override void Fill() => Kpi = KpiForm.Of(Stored.Read<Kpi>(), Reader.Language);

    protected override void Keep() => (Kpi.Code, Kpi.Position) = (Stored.Read<Kpi>().Code, Stored.Read<Kpi>().Position);

    protected override IReadOnlyList<string> Problems() => Kpi.Problems(Reader);

    protected override object Body() => Kpi.ToBody(Reader);
}
