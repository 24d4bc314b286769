namespace Evaluation.Hosting.Security;

/// <summary>Whose tokens are taken. Section <c>Auth</c> of the configuration.</summary>
public sealed class AuthOptions
{
    /// <summary>
    /// Address of the identity service or of another OpenID provider, such as <c>http://identity:8080/api/identity</c>. Not needed
    /// where the identity service runs in the same process.
    /// </summary>
    public string? Authority { get; set; }

    /// <summary>The audience that tokens must name. Default <c>evaluation</c>.</summary>
    public string Audience { get; set; } = "evaluation";

    /// <summary>The issuer of our own tokens. Default <c>evaluation</c>; set it to the authority's address where OpenID clients check it.</summary>
    public string Issuer { get; set; } = "evaluation";

    /// <summary>Another provider beside the identity service.</summary>
    public ExternalProviderOptions External { get; set; } = new();
}
