using Evaluation.Hosting.Security;

namespace Evaluation.Portal.Tests.Setup;

/// <summary>Without a cohort, with an account for each role of these pages.</summary>
public sealed class AgencyHost : SystemHost
{
    public const string Unit = "unit", OtherUnit = "unit-lain", Leader = "pimpinan";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var (userName, role, agency) in new[] { (Unit, Roles.TrainingUnit, "BKN"), (OtherUnit, Roles.TrainingUnit, "LAN"), (Leader, Roles.Leadership, "BKN") })
            await AccountAsync(userName, role, agency);
    }
}
