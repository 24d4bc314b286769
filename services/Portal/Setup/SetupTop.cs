using Evaluation.Portal.Api;

namespace Evaluation.Portal.Setup;

/// <summary>What stands above each step.</summary>
internal sealed record SetupTop(PlannedCohort Cohort, string Step, string? Note);
