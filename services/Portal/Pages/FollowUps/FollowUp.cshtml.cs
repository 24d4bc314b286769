using System.Globalization;
using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Frame;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.FollowUps;

/// <summary>One follow-up: how far it has come, who is missing, and what can be done about it.</summary>
internal sealed partial class FollowUpModel(EvaluationApi api, Reader reader, TimeProvider clock) : CohortPage(reader)
{
    public const int RowsOnAPage = 100;

    [BindProperty(SupportsGet = true)]
    public int Months { get; set; }

    /// <summary>Only raters of this group are listed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    /// <summary>Only participants of this unit are listed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>Which hundred of the list. Not called page: that is what the framework calls this file.</summary>
    [BindProperty(SupportsGet = true, Name = "sheet")]
    public int Number { get; set; } = 1;

    public FollowUpStatus Status { get; private set; } = null!;

    public FollowUpPeople People { get; private set; } = null!;

    /// <summary>As the filter has it.</summary>
    public IReadOnlyList<MissingAnswer> Listed { get; private set; } = [];

    public IEnumerable<MissingAnswer> Shown => Listed.Skip((Number - 1) * RowsOnAPage).Take(RowsOnAPage);

    public int Pages => SheetLinks.CountOf(Listed.Count, RowsOnAPage);

    public bool IsFiltered => !string.IsNullOrEmpty(Group) || !string.IsNullOrEmpty(Unit);

    public DateOnly Today => DateOnly.FromDateTime(Answers.CohortTime.In(Cohort.TimeZone, clock.GetUtcNow()).DateTime);

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public string Own(int? page = null, string? note = null, int? count = null)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) pairs.Add(new(name, value));
        }
        Add("group", Group);
        Add("unit", Unit);
        Add("sheet", page is null or 1 ? null : page.Value.ToString(CultureInfo.InvariantCulture));
        Add("note", note);
        Add("count", count?.ToString(CultureInfo.InvariantCulture));
        return Address($"follow-ups/{Months}") + QueryString.Create(pairs);
    }

    /// <summary>Where a form is sent.</summary>
    public string Act(string handler) => Own(Number) is var own && own.Contains('?', StringComparison.Ordinal) ? $"{own}&handler={handler}" : $"{own}?handler={handler}";

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var cohort = api.CohortInHandAsync(Code, cancellation);
        var status = api.FollowUpStatusAsync(Code, Months, cancellation);
        (Cohort, Status) = (await cohort, await status);
        People = await FollowUpPeople.OfAsync(api, Code, Months, cancellation);
        Listed = [.. People.Missing.Where(row => (string.IsNullOrEmpty(Group) || row.Assignment.RaterGroup == Group) && (string.IsNullOrEmpty(Unit) || row.Unit == Unit))];
        Number = Math.Clamp(Number, 1, Pages);
    }
}
