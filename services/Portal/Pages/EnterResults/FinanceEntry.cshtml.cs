using System.Globalization;
using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.EnterResults;

/// <summary>Corrects a cost or a benefit.</summary>
internal sealed class FinanceEntryModel(EvaluationApi api, Reader reader) : CorrectionPage(api, reader)
{
    [BindProperty]
    public FinanceForm Finance { get; set; } = new();

    protected override string Place => ResultsEntries.FinancePlace;

    private int Line => int.Parse(Stored.Key.Subject, CultureInfo.InvariantCulture);

    protected override void Fill() => Finance = FinanceForm.Of(Stored.Read<FinanceLine>(), Line, Reader.Language);

    protected override void Keep() => Finance.Line = Line;

    protected override IReadOnlyList<string> Problems() => Finance.Problems(Reader);

    protected override object Body() => Finance.ToBody(Reader);
}
