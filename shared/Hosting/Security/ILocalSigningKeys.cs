using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Hosting.Security;

/// <summary>The keys of an identity service that runs in this process; elsewhere they come from its discovery document.</summary>
public interface ILocalSigningKeys
{
    Task<IReadOnlyCollection<SecurityKey>> PublicKeysAsync(CancellationToken cancellation);
}
