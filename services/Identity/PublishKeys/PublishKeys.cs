using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Identity.PublishKeys;

/// <summary>What other processes need in order to check our tokens: OpenID discovery and the public keys.</summary>
internal static class PublishKeysEndpoints
{
    public static void MapPublishKeys(this IEndpointRouteBuilder app)
    {
        app.MapGet("/.well-known/openid-configuration", Configuration).AllowAnonymous();
        app.MapGet("/jwks", KeysAsync).AllowAnonymous();
    }

    // The issuer is configuration, the same for every address under which the service is reached; the keys are where the question went.
    private static Ok<OpenIdConfiguration> Configuration(HttpRequest request, AuthOptions auth)
    {
        var address = $"{request.Scheme}://{request.Host}{request.PathBase}/api/identity";
        return TypedResults.Ok(new OpenIdConfiguration(auth.Issuer, $"{address}/jwks", $"{address}/token", [SecurityAlgorithms.EcdsaSha256]));
    }

    private static async Task<Ok<KeySet>> KeysAsync(SigningKeys keys, CancellationToken cancellation) =>
        TypedResults.Ok(new KeySet([.. (await keys.PublicKeysAsync(cancellation)).Cast<ECDsaSecurityKey>().Select(PublicKey.Of)]));

    private sealed record OpenIdConfiguration(
        [property: JsonPropertyName("issuer")] string Issuer,
        [property: JsonPropertyName("jwks_uri")] string KeysAddress,
        [property: JsonPropertyName("token_endpoint")] string TokenAddress,
        [property: JsonPropertyName("id_token_signing_alg_values_supported")] IReadOnlyList<string> Algorithms);

    private sealed record KeySet(IReadOnlyList<PublicKey> Keys);

    /// <summary>A public key on the curve P-256 (RFC 7518, section 6.2).</summary>
    private sealed record PublicKey(string Kty, string Use, string Alg, string Crv, string Kid, string X, string Y)
    {
        public static PublicKey Of(ECDsaSecurityKey key)
        {
            ECParameters parameters = key.ECDsa.ExportParameters(includePrivateParameters: false);
            return new("EC", "sig", SecurityAlgorithms.EcdsaSha256, "P-256", key.KeyId, Base64UrlEncoder.Encode(parameters.Q.X), Base64UrlEncoder.Encode(parameters.Q.Y));
        }
    }
}
