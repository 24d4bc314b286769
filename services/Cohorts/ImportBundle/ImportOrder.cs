using Evaluation.Cohorts.Bundles;
using Evaluation.Hosting.Security;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>What is to be imported, and on which terms.</summary>
/// <param name="Replace">The files are the whole truth: what is stored but not in them goes.</param>
/// <param name="DryRun">Only check and compare.</param>
/// <param name="PlanVersion">The version of the plan that it replaces, 0 where there must be no cohort yet; null where that does not matter.</param>
/// <param name="Action">As what it stands in the audit log.</param>
internal sealed record ImportOrder(
    BundleReader Reader, Caller Caller, bool Replace = false, bool DryRun = false, int? PlanVersion = null, string Action = "imported");
