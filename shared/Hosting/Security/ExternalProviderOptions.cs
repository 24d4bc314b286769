namespace Evaluation.Hosting.Security;

/// <summary>Another OpenID provider whose tokens are taken beside our own. Section <c>Auth:External</c> of the configuration; off without an authority.</summary>
public sealed class ExternalProviderOptions
{
    /// <summary>The provider's address, below which its discovery document stands, such as <c>https://login.example.go.id/realms/asn</c>.</summary>
    public string? Authority { get; set; }

    /// <summary>What its tokens name as their issuer. Default the authority.</summary>
    public string? Issuer { get => field ?? Authority; set; }

    /// <summary>What its tokens name as their audience. Default <c>evaluation</c>.</summary>
    public string Audience { get; set; } = "evaluation";

    /// <summary>The claim that holds the role, or several. Default <c>role</c>.</summary>
    public string RoleClaim { get; set; } = "role";

    /// <summary>The claim that holds the agency's code. Default <c>agency</c>.</summary>
    public string AgencyClaim { get; set; } = "agency";

    /// <summary>Our roles by the provider's: <c>Auth__External__Roles__sdm-operator=training-unit</c>. Without any, roles that are called as ours are ours.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>Our role; null for one that is not known here, which may do nothing.</summary>
    public string? RoleOf(string role) => Roles.Count > 0 ? Roles.GetValueOrDefault(role) : Security.Roles.All.Contains(role) ? role : null;

    public IEnumerable<string> Problems(string ownIssuer)
    {
        if (!IsOn) yield break;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || (address.Scheme != "https" && !address.IsLoopback))
            yield return "Auth:External:Authority is no https address. Set Auth__External__Authority to the provider's address, such as https://login.example.go.id.";
        if (Issuer == ownIssuer) yield return "Auth:External:Issuer is our own issuer. Set Auth__External__Issuer to what the provider's tokens say.";
        foreach (var (theirs, ours) in Roles.Where(role => !Security.Roles.All.Contains(role.Value)))
            yield return $"Auth:External:Roles:{theirs} is {ours}. Set Auth__External__Roles__{theirs} to one of {string.Join(", ", Security.Roles.All)}.";
    }
}
