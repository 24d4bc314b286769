using Evaluation.Hosting.Configuration;

namespace Evaluation.Portal;

/// <summary>Section <c>Portal</c> of the configuration.</summary>
public sealed class PortalOptions
{
    /// <summary>Address of the API, such as <c>http://gateway:8080</c>. Default: this process's own address, where the services run in it.</summary>
    public string? Api { get; set; }

    /// <summary>Folder of the keys that protect sessions, the same for all instances. Default: <c>keys</c> in <c>Database:Directory</c>.</summary>
    public string? Keys { get; set; }

    /// <summary>How long the API may take to answer. Default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    internal static PortalOptions Of(WebApplicationBuilder builder)
    {
        var options = StartupProblems.Of(builder).Bind<PortalOptions>(builder.Configuration, "Portal");
        options.Keys ??= Path.Combine(builder.Configuration["Database:Directory"] ?? "data", "keys");
        return options;
    }

    /// <summary>What is wrong with these settings, each with what to type.</summary>
    internal IEnumerable<string> Problems(bool alone)
    {
        if (alone && string.IsNullOrWhiteSpace(Api))
            yield return "Portal:Api is missing. Set Portal__Api to the address of the API, such as http://gateway:8080.";
        if (!string.IsNullOrWhiteSpace(Api) && !(Uri.TryCreate(Api, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")))
            yield return $"Portal:Api is {Api}. Set Portal__Api to an address that starts with http:// or https://.";
        if (Timeout <= TimeSpan.Zero) yield return $"Portal:Timeout is {Timeout}. Set Portal__Timeout to more than zero, such as 00:00:10.";
    }
}
