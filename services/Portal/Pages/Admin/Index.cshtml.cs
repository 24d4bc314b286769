using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Pages.Admin;

/// <summary>Leads to what the reader begins with.</summary>
internal sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect(User.FindFirst(TokenClaims.Role)?.Value == Roles.Auditor ? "/admin/audit" : "/admin/services");
}
