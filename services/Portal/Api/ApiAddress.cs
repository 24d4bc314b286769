using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Evaluation.Portal.Api;

/// <summary>Where the API is: as configured, else in this very process, at the address where the server listens.</summary>
internal sealed class ApiAddress(PortalOptions options, IServer server)
{
    private Uri? address;

    // Asked at the first call: the server knows its port only once it listens.
    public Uri Value => address ??= Find();

    private Uri Find()
    {
        if (!string.IsNullOrWhiteSpace(options.Api)) return new(options.Api.TrimEnd('/') + "/");
        var own = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        // Plain HTTP first: a certificate seldom names the loopback address.
        return own.OrderBy(candidate => candidate.StartsWith("https", StringComparison.OrdinalIgnoreCase)).Select(Reachable).FirstOrDefault()
            ?? throw new InvalidOperationException("The server has no address of its own. Set Portal__Api to the address of the API.");
    }

    /// <summary>An address that means every interface, as one that can be called.</summary>
    internal static Uri Reachable(string listening) => new(listening
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://[::]", "://[::1]", StringComparison.Ordinal)
        .TrimEnd('/') + "/");
}
