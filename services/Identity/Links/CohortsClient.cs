using Evaluation.Contracts.Questions;
using MassTransit;

namespace Evaluation.Identity.Links;

/// <summary>Asks Cohorts, who alone knows persons.</summary>
internal sealed class CohortsClient(IServiceScopeFactory scopes)
{
    private static readonly Uri Questions = new("exchange:cohorts-questions");

    /// <exception cref="RequestTimeoutException">Cohorts does not answer.</exception>
    public async Task<IReadOnlyList<Membership>> MembershipsAsync(AskMemberships question, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<IClientFactory>().CreateRequestClient<AskMemberships>(Questions);
        return (await client.GetResponse<MembershipsAnswered>(question, cancellation)).Message.Memberships;
    }
}
