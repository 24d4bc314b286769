using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evaluation.Hosting.Operations;

/// <summary>The health of the instance that answers: what /health/ready says of it, without what concerns other services in its process.</summary>
/// <param name="Status">Healthy, Degraded (takes work, and says what is wrong) or Unhealthy.</param>
public sealed record ServiceHealth(string Status, IReadOnlyList<HealthRemark> Remarks)
{
    private const string OfDatabase = "database of ";

    internal static async Task<ServiceHealth> OfAsync(string service, HealthCheckService health, CancellationToken cancellation)
    {
        var report = await health.CheckHealthAsync(
            check => Health.Health.IsOurs(check) && (!check.Name.StartsWith(OfDatabase, StringComparison.Ordinal) || check.Name == OfDatabase + service), cancellation);
        return new(report.Status.ToString(), [.. report.Entries
            .Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => new HealthRemark(entry.Key, entry.Value.Status.ToString(), entry.Value.Description))]);
    }
}

/// <param name="Check">What is not as it should be.</param>
public sealed record HealthRemark(string Check, string Status, string? Description);
