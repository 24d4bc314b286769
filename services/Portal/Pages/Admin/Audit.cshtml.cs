using System.Globalization;
using System.Net;
using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Admin;

/// <summary>Who changed what, in all services, the latest first; or who read personal data.</summary>
internal sealed class AuditModel(EvaluationApi api, Reader reader) : PageModel
{
    private const string Access = "access";

    [BindProperty(SupportsGet = true)]
    public string? Cohort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>The last day that is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>The logs are to be checked, not read.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Check { get; set; }

    /// <summary>Null where nothing was checked.</summary>
    public IReadOnlyList<AuditCheck>? Checked { get; private set; }

    public AuditLog? Log { get; private set; }

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Said { get; private set; } = [];

    /// <summary>Id of the cohort whose log is shown, or the log of personal data read; null for the services' own logs.</summary>
    public string? Scope { get; private set; }

    /// <summary>The services keep a log of every cohort apart from their own: without a cohort only the latter is shown.</summary>
    public bool IsPart => Log is not null && Scope is null;

    public bool IsFiltered => Cohort is not null || Act is not null || From is not null || To is not null || What is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (What != Access) What = null;
        if (Act is not null && !AuditWords.IsKnown(Act)) Act = null;
        if (From > To)
        {
            Said = [reader["audit.backwards"]];
            return;
        }
        Scope = What;
        try
        {
            if (Cohort is not null && What is null) Scope = await api.AuditScopeAsync(Cohort.Trim(), cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.Status == HttpStatusCode.NotFound)
        {
            Said = [reader["admin.cohort.unknown", Cohort!.Trim()]];
            return;
        }
        // Of the log that the page shows: what it is narrowed down to does not change whether it is whole.
        string[] services = What == Access ? ["cohorts"] : [.. ServiceNames.All];
        if (Check)
        {
            Checked = await AuditCheck.RunAsync(api, services, Scope, cancellation);
            return;
        }
        var asked = new AuditQuery(Scope, Act, From is { } from ? LocalTime.StartOf(from) : null, To is { } to && to < DateOnly.MaxValue ? LocalTime.StartOf(to.AddDays(1)) : null);
        Log = await AuditLog.ReadAsync(api, services, asked, Cursor, cancellation);
        Names = await Actors.NamesAsync(api, Log.Entries.Select(entry => entry.Item), cancellation);
    }

    /// <summary>The user name where there is an account, else the role: whoever came by a link has no name here.</summary>
    public string Who(AuditItem item) => Names.TryGetValue(item.Actor, out var name) ? name
        : Actors.IsService(item) ? reader["audit.service"] : reader["audit.someone", reader[$"role.{item.Role}"], item.Actor[^Math.Min(8, item.Actor.Length)..]];

    public string Address(string? cursor, bool isCheck = false)
    {
        var query = new QueryBuilder();
        foreach (var (field, value) in new[] { ("cohort", Cohort), ("act", Act), ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("what", What), ("cursor", cursor), ("check", isCheck ? "true" : null) })
            if (value is not null) query.Add(field, value);
        return "/admin/audit" + query;
    }
}
