using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.EnterResults;

/// <summary>Corrects a measured value; what, when and where stay as they are.</summary>
internal sealed class MeasurementModel(EvaluationApi api, Reader reader) : CorrectionPage(api, reader)
{
    [BindProperty]
    public MeasurementForm Measured { get; set; } = new();

    public Measurement Before => Stored.Read<Measurement>();

    /// <summary>What is measured, by its name.</summary>
    public string Kpi { get; private set; } = "";

    protected override string Place => ResultsEntries.MeasurementPlace;

    protected override void Fill() => Measured = new() { Value = WrittenNumber.Write((decimal)Before.Value, Reader.Language) };

    protected override void Keep() => (Measured.Kpi, Measured.Month, Measured.Group, Measured.Unit) = (Before.Kpi, Before.Month, Before.Group, Before.Unit);

    protected override IReadOnlyList<string> Problems() => Measured.Problems(Reader);

    protected override object Body() => Measured.ToBody(Reader);

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        await base.LoadAsync(cancellation);
        Kpi = (await Api.EntriesAboutAsync(ResultsEntries.KpiPlace, Code, Before.Kpi, cancellation)) is [var kpi, ..] ? kpi.Read<Kpi>().Name : Before.Kpi;
    }
}
