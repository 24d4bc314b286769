using System.Net;
using Evaluation.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using IPNetwork = System.Net.IPNetwork;

namespace Evaluation.Hosting.Security;

/// <summary>Whose word is taken for who calls. Section <c>Proxies</c> of the configuration.</summary>
public sealed class ProxyOptions
{
    /// <summary>
    /// Addresses and networks of the gateways in front, such as <c>192.168.1.7, 10.0.0.0/8</c>. Default none: what callers write into
    /// X-Forwarded-For and X-Forwarded-Proto is not believed.
    /// </summary>
    public string Trusted { get; set; } = "";

    internal IReadOnlyList<string> Entries => Trusted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is wrong with these settings, each with what to type.</summary>
    public IEnumerable<string> Problems() => Entries.Where(entry => NetworkOf(entry) is null)
        .Select(entry => $"Proxies:Trusted holds {entry}. Set Proxies__Trusted to addresses or networks, such as 192.168.1.7, 10.0.0.0/8.");

    /// <summary>An address is a network of one; null where it is neither.</summary>
    internal static IPNetwork? NetworkOf(string entry)
    {
        if (IPAddress.TryParse(entry, out var address)) return new(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(entry, out var network) ? network : null;
    }
}

/// <summary>Behind a gateway, limits count the caller's own address, and a page knows that it came over TLS.</summary>
public static class TrustedProxies
{
    public static void AddTrustedProxies(this IHostApplicationBuilder builder)
    {
        var problems = StartupProblems.Of(builder);
        var options = problems.Bind<ProxyOptions>(builder.Configuration, "Proxies");
        problems.Add(options.Problems());
        builder.Services.AddSingleton(options);
    }

    public static void UseTrustedProxies(this WebApplication app)
    {
        var networks = app.Services.GetRequiredService<ProxyOptions>().Entries.Select(ProxyOptions.NetworkOf).ToList();
        // Without any the middleware would believe everybody.
        if (networks.Count == 0) return;
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var network in networks) forwarded.KnownIPNetworks.Add(network!.Value);
        app.UseForwardedHeaders(forwarded);
    }
}
