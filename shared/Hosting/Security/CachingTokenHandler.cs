using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Hosting.Security;

/// <summary>
/// Validates a token once and remembers it until it ends: checking an ES256 signature costs more than most requests do. Whether its
/// session was ended is asked each time.
/// </summary>
internal sealed class CachingTokenHandler(TimeProvider clock, EndedSessions ended) : JsonWebTokenHandler
{
    // Bounds the memory: far more than the accounts that work at one time.
    private const int MostTokens = 10_000;

    private readonly ConcurrentDictionary<string, Known> valid = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (valid.TryGetValue(token, out var known))
        {
            if (known.Result.SecurityToken.ValidTo > clock.GetUtcNow().UtcDateTime) return UnlessEnded(known);
            valid.TryRemove(token, out _);
        }
        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid) return result;
        if (valid.Count >= MostTokens) valid.Clear();
        return UnlessEnded(valid[token] = Known.Of(result));
    }

    private TokenValidationResult UnlessEnded(Known known) => ended.IsEnded(known.Subject, known.Version)
        ? new() { Exception = new SecurityTokenException("The session was ended.") }
        : known.Result;

    /// <param name="Version">Of the subject's sessions; a token without one is another provider's, and has no end but its own.</param>
    private sealed record Known(TokenValidationResult Result, Guid Subject, long Version)
    {
        public static Known Of(TokenValidationResult result)
        {
            var claims = result.ClaimsIdentity;
            return long.TryParse(claims.FindFirst(TokenClaims.Session)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                && Guid.TryParse(claims.FindFirst(TokenClaims.Account)?.Value, out var subject)
                ? new(result, subject, version) : new(result, Guid.Empty, long.MaxValue);
        }
    }
}
