using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>
/// The questions of the test from a spreadsheet: pasted or uploaded, reported on row by row, mended in the same place, and stored when
/// every row is right.
/// </summary>
internal sealed class TestModel(EvaluationApi api, Reader reader) : SetupStepModel(api, reader)
{
    private const int LargestFile = 2_000_000, LongestMinutes = 1440;

    private bool isRemoving;

    /// <summary>Cells as a spreadsheet copies them.</summary>
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>As it is typed; empty for no limit.</summary>
    [BindProperty]
    public string? Minutes { get; set; }

    /// <summary>Null until something was checked.</summary>
    public QuestionTable? Table { get; private set; }

    public bool CanStore => Table is { IsRight: true } && Problems.Count == 0;

    public override string Step => SetupSteps.Test;

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        if (Upload is not null && await UploadedAsync(Upload, cancellation) is { } why) return Tell(why);
        if (string.IsNullOrWhiteSpace(Text)) return Tell(Reader["add.nothing"]);
        Problems = Check();
        return Page();
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        isRemoving = true;
        return OnPostAsync(cancellation);
    }

    protected override void Show()
    {
        if (Plan.Learning?.Test is not { } test) return;
        (Text, Minutes) = (QuestionTable.Write(test.Questions, Reader), $"{test.TimeLimitMinutes}");
    }

    protected override IReadOnlyDictionary<string, string> Check()
    {
        if (isRemoving) return new Dictionary<string, string>();
        // Browsers end the lines of a text field as a letter does, with two signs.
        Table = QuestionTable.Read((Text ?? "").ReplaceLineEndings("\n"), Reader);
        var problems = new Dictionary<string, string>();
        if (!string.IsNullOrWhiteSpace(Minutes) && WrittenNumber.Whole(Minutes) is not (>= 1 and <= LongestMinutes)) problems["minutes"] = Reader["questions.minutes.wrong"];
        if (HttpContext.Request.Query["handler"].Count == 0 && !Table.IsRight) problems["text"] = Reader["questions.mend"];
        return problems;
    }

    protected override Task<CohortDefinition> ChangedAsync(CancellationToken cancellation)
    {
        if (Plan.Learning is not { } learning) throw new ApiRefusal(System.Net.HttpStatusCode.NotFound, null, null);
        var test = isRemoving ? null : new Contracts.Plans.Test(learning.Test?.Code ?? $"tes-{Code.ToLowerInvariant()}", Table!.Questions, WrittenNumber.Whole(Minutes));
        return Task.FromResult(Cohort.Definition with { Plan = Plan with { Learning = learning with { Test = test } } });
    }

    private PageResult Tell(string sentence)
    {
        Said = [sentence];
        return Page();
    }

    /// <summary>Puts what was uploaded in the place of what was pasted. Null when it can be read; otherwise why not.</summary>
    private async Task<string?> UploadedAsync(IFormFile file, CancellationToken cancellation)
    {
        if (file.Length > LargestFile) return Reader["questions.file.large"];
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        if (QuestionFile.Read(content.ToArray(), Reader) is not { } text) return Reader["questions.file.unreadable"];
        Text = text;
        return null;
    }
}
