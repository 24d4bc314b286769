using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>Programme, agency, dates.</summary>
internal sealed class BasicsModel(EvaluationApi api, Reader reader) : SetupStepModel(api, reader)
{
    [BindProperty]
    public BasicsForm Form { get; set; } = new();

    public override string Step => SetupSteps.Basics;

    protected override void Show() => Form = BasicsForm.Of(Cohort.Definition, Reader);

    protected override IReadOnlyDictionary<string, string> Check()
    {
        Form.Code = Cohort.Definition.Code;
        return Form.Problems(Reader);
    }

    protected override Task<CohortDefinition> ChangedAsync(CancellationToken cancellation) => Task.FromResult(Form.With(Plan, Reader, Cohort.Definition.Budget));
}
