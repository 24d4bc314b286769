using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Hosting.Security;

/// <summary>
/// Validates a token once and remembers it until it ends: checking an ES256 signature costs more than most requests do.
/// </summary>
internal sealed class CachingTokenHandler(TimeProvider clock) : JsonWebTokenHandler
{
    // Bounds the memory: far more than the accounts that work at one time.
    private const int MostTokens = 10_000;

    private readonly ConcurrentDictionary<string, TokenValidationResult> valid = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (valid.TryGetValue(token, out var known))
        {
            if (known.SecurityToken.ValidTo > clock.GetUtcNow().UtcDateTime) return known;
            valid.TryRemove(token, out _);
        }
        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            if (valid.Count >= MostTokens) valid.Clear();
            valid[token] = result;
        }
        return result;
    }
}
