using System.Security.Claims;
using Evaluation.Hosting.Security;

namespace Evaluation.Portal.Frame;

/// <summary>A page of the menu.</summary>
/// <param name="Words">Key of its name.</param>
/// <param name="Roles">Whose work it is.</param>
internal sealed record MenuEntry(string Address, string Words, params string[] Roles);

/// <summary>What the menu shows to whom. It opens nothing: what a reader may see, the API decides.</summary>
internal static class Navigation
{
    private static readonly MenuEntry[] Menu =
    [
        new("/", "nav.cohorts", Roles.Admin, Roles.TrainingUnit, Roles.Leadership),
        new("/programmes", "nav.programmes", Roles.Admin, Roles.TrainingUnit, Roles.Leadership),
        new("/instruments", "nav.instruments", Roles.Admin, Roles.TrainingUnit),
        new("/calendar", "nav.calendar", Roles.Admin, Roles.TrainingUnit),
        new("/admin", "nav.admin", Roles.Admin, Roles.Auditor),
    ];

    /// <summary>A reader whose role is not known is shown all: the API turns away from what is not theirs.</summary>
    public static IEnumerable<MenuEntry> Of(ClaimsPrincipal reader) =>
        reader.FindFirstValue(TokenClaims.Role) is { } role ? Menu.Where(entry => entry.Roles.Contains(role)) : Menu;

    /// <summary>Whether a page stands under an entry: the overview has the cohorts.</summary>
    public static bool IsHere(MenuEntry entry, PathString page) => entry.Address == "/"
        ? page == "/" || page.StartsWithSegments("/cohorts", StringComparison.OrdinalIgnoreCase)
        : page.StartsWithSegments(entry.Address, StringComparison.OrdinalIgnoreCase);
}
