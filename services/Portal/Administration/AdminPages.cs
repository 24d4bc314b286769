using Evaluation.Hosting.Security;
using Evaluation.Portal.Answers;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Portal.Administration;

internal static class AdminPages
{
    public static void AddAdminPages(this PageConventionCollection conventions) => conventions.AddFolderApplicationModelConvention("/Admin", page =>
    {
        // Auditors read the log, and nothing else.
        string[] roles = page.ViewEnginePath is "/Admin/Audit" or "/Admin/Index" ? [Roles.Admin, Roles.Auditor] : [Roles.Admin];
        page.Filters.Add(new ForRoles(roles));
        page.Filters.Add(new KeepTyped());
    });
}
