using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Messaging;
using MassTransit;

namespace Evaluation.Identity.Links;

/// <summary>Asks Cohorts, who alone knows persons.</summary>
internal sealed class CohortsClient(IServiceScopeFactory scopes)
{
    /// <exception cref="RequestTimeoutException">Cohorts does not answer.</exception>
    public async Task<IReadOnlyList<Membership>> MembershipsAsync(AskMemberships question, CancellationToken cancellation) =>
        (await scopes.AskAsync<AskMemberships, MembershipsAnswered>("cohorts", question, cancellation)).Memberships;
}
