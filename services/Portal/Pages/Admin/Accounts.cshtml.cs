using Evaluation.Hosting.Security;
using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Admin;

/// <summary>All accounts, page by page.</summary>
internal sealed class AccountsModel(EvaluationApi api) : PageModel
{
    public static readonly string[] States = ["invited", "active", "locked", "deactivated"];

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Cursor { get; set; }

    public IReadOnlyList<AccountItem> Accounts { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsFiltered => Role is not null || State is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // An address typed by hand may name none there is; all are shown then.
        if (!Roles.All.Contains(Role)) Role = null;
        if (!States.Contains(State)) State = null;
        var page = await api.AccountsAsync(Role, State, Cursor, cancellation);
        Accounts = page.Items;
        Next = page.Cursor is { } cursor ? Address(cursor) : null;
    }

    public string Address(Guid? cursor)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("role", Role), ("state", State), ("cursor", cursor?.ToString("D")) })
            if (value is not null) query.Add(name, value);
        return "/admin/accounts" + query;
    }
}
