using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Evaluation.Hosting.Security;

/// <summary>Ready once the identity service's keys are here: without them every token would be refused. Later they are kept, whatever becomes of it.</summary>
internal sealed class SigningKeysCheck(IOptionsMonitor<JwtBearerOptions> bearer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager!.GetConfigurationAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (InvalidOperationException exception)
        {
            // The identity service does not answer, or what answers is none. The innermost reason is the one that helps; those around it quote its stack.
            return HealthCheckResult.Unhealthy(
                $"The keys of the identity service at {bearer.Get(JwtBearerDefaults.AuthenticationScheme).Authority} are not here yet: {exception.GetBaseException().Message}. Start it, or set Auth__Authority.");
        }
    }
}
