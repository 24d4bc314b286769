using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Administration;

/// <summary>Whether a service's log is whole, as far as it went when the check began.</summary>
/// <param name="Last">Number of its latest entry then; null where there is none.</param>
/// <param name="Found">None where the service is silent.</param>
internal sealed record AuditCheck(string Service, long? Last, AuditVerification? Found)
{
    public Mark Mark => Mark.Of(Found switch { null => "inconclusive", { Whole: false } => "failed", _ when Last is null => "notMeasured", _ => "proven" });

    public string Words(Reader reader) => Found switch
    {
        null => reader["audit.check.silent"],
        { Whole: false } => reader["audit.check.broken", reader.Display.Count((int?)Found.FirstBroken)],
        _ => Last is null ? reader["audit.check.empty"] : reader["audit.check.whole", reader.Display.Count((int?)Last)],
    };

    public static Task<AuditCheck[]> RunAsync(EvaluationApi api, IReadOnlyList<string> services, string? scope, CancellationToken cancellation) =>
        Task.WhenAll(services.Select(service => OfAsync(api, service, scope, cancellation)));

    private static async Task<AuditCheck> OfAsync(EvaluationApi api, string service, string? scope, CancellationToken cancellation)
    {
        try
        {
            // The number first: whatever is written after it is checked as well, and nothing is claimed of it.
            var last = (await api.AuditAsync(service, new(scope, null, null, null), null, 1, cancellation)).Items is [var item] ? item.Number : (long?)null;
            return new(service, last, await api.VerifyAuditAsync(service, scope, cancellation));
        }
        catch (ApiRefusal refusal) when (refusal.Status >= HttpStatusCode.InternalServerError)
        {
            // One that is silent does not hide the others; the page says so.
            return new(service, null, null);
        }
    }
}
