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

    /// <summary>It has measurements, and cannot go before them.</summary>
    public bool IsMeasured { get; private set; }

    protected override string Place => ResultsEntries.KpiPlace;

    protected override void Fill() => Kpi = KpiForm.Of(Stored.Read<Kpi>(), Reader.Language);

    protected override void Keep() => (Kpi.Code, Kpi.Position) = (Stored.Read<Kpi>().Code, Stored.Read<Kpi>().Position);

    protected override IReadOnlyList<string> Problems() => Kpi.Problems(Reader);

    protected override object Body() => Kpi.ToBody(Reader);

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        IsMeasured = (await Api.EntriesAboutAsync(ResultsEntries.MeasurementPlace, Code, Stored.Key.Subject, cancellation)).Count > 0;
    }
}
