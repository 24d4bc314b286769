using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;

namespace Evaluation.Cohorts.Cohorts;

/// <summary>Who read personal data: entries of the audit trail in a scope of their own, <c>GET /api/cohorts/audit?scope=access</c>.</summary>
internal static class AccessLog
{
    public const string Scope = "access";

    /// <param name="action">What was read: <c>people-read</c>, <c>names-read</c>, <c>person-read</c>, <c>person-file-read</c>, <c>bundle-read</c>.</param>
    /// <param name="subject">Opaque id of the cohort or the person.</param>
    public static Task WriteAsync(Database database, Caller caller, string action, string subject, CancellationToken cancellation) => database.WriteAsync(work =>
    {
        work.Audit(Scope, new(caller.Account, caller.Role, action, subject));
        return Task.CompletedTask;
    }, cancellation);
}
