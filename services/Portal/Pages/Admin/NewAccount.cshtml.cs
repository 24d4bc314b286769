using System.Net;
using Evaluation.Hosting.Security;
using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Admin;

/// <summary>Invites somebody: the mail leads to a page where they set a password of their own.</summary>
internal sealed class NewAccountModel(EvaluationApi api, Reader reader) : PageModel
{
    /// <summary>Made when the form is opened: however often it is sent, it is one account.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    /// <summary>In which a supervisor's staff was trained: from its people the supervisor is chosen.</summary>
    [BindProperty]
    public string? Cohort { get; set; }

    [BindProperty]
    public Guid? Member { get; set; }

    public RoleFields RoleFields { get; private set; } = new(null, null, []);

    public IReadOnlyList<Person> People { get; private set; } = [];

    public string? FindProblem { get; private set; }

    public IReadOnlyList<string> Said { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellation)
    {
        Key = Guid.CreateVersion7();
        return PrepareAsync(cancellation);
    }

    public async Task OnPostFindAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        FindProblem ??= string.IsNullOrWhiteSpace(Cohort) ? reader["account.person.cohort.missing"] : People.Count == 0 ? reader["account.person.nobody"] : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        try
        {
            if (string.IsNullOrWhiteSpace(Email)) Said = [reader["open.email.wrong"]];
            else if (Role == Roles.Supervisor && Member is null) Said = [reader["account.person.missing"]];
            else
            {
                var made = await api.InviteAccountAsync(new(UserName?.Trim() ?? "", Role ?? "", Agency?.Trim(), Email.Trim(), Role == Roles.Supervisor ? Member : null), Key, cancellation);
                return LocalRedirect($"/admin/accounts/{made.Id:D}?note=invited");
            }
        }
        catch (ApiRefusal refusal) when (refusal.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict)
        {
            Said = refusal.Errors is { Count: > 0 } errors ? errors : [refusal.Title ?? reader["problem.refused"]];
        }
        await PrepareAsync(cancellation);
        return Page();
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        RoleFields = new(Role, Agency, await RoleFields.AgenciesAsync(api, cancellation));
        if (string.IsNullOrWhiteSpace(Cohort)) return;
        try
        {
            People = [.. (await api.RatersAsync(Cohort.Trim(), cancellation)).Items.OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)];
        }
        catch (ApiRefusal refusal) when (refusal.Status == HttpStatusCode.NotFound)
        {
            FindProblem = reader["admin.cohort.unknown", Cohort.Trim()];
        }
    }
}
