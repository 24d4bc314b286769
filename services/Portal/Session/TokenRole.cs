using System.Buffers.Text;
using System.Text.Json;
using Evaluation.Hosting.Security;

namespace Evaluation.Portal.Session;

/// <summary>The role that an access token speaks of. It decides what the menu shows and nothing else: what a reader may see, the API decides.</summary>
internal static class TokenRole
{
    /// <summary>Null where the token cannot be read, as one of another provider may be.</summary>
    public static string? Of(string token) => Claim(token, TokenClaims.Role);

    internal static string? Claim(string token, string name)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[1])) return null;
        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return claims.RootElement.ValueKind == JsonValueKind.Object && claims.RootElement.TryGetProperty(name, out var claim)
                && claim.ValueKind == JsonValueKind.String ? claim.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
