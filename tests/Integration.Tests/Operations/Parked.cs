using Evaluation.Contracts.Events;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Integration.Tests.Operations;

internal static class Parked
{
    public const string Reason = "The broker did not confirm.";

    /// <summary>An event that was given up, as the dispatcher leaves it: of a cohort that nobody knows.</summary>
    public static async Task<Guid> AddAsync(TestHost host, string service)
    {
        var id = Guid.CreateVersion7();
        var message = new CohortRemoved(Guid.CreateVersion7(), new(1, 1), "PARKED");
        await host.App.Services.GetRequiredKeyedService<Database>(service).WriteAsync(work => work.ExecuteAsync(
            """
            INSERT INTO outbox (id, type, body, created_at, due_at, attempts, claimed_until, parked_at, last_error)
            VALUES (@id, @type, @body, @Now, @Now, 20, @Now, @Now, @reason)
            """,
            new { id, type = WireFormat.NameOf(typeof(CohortRemoved)), body = WireFormat.Write(message), work.Now, reason = Reason }));
        return id;
    }
}
