using System.Text.RegularExpressions;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Security;
using Evaluation.Identity;
using Evaluation.Notifications;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Portal;

namespace Evaluation.Deploy.Tests;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, Type> Sections = new()
    {
        ["Auth"] = typeof(AuthOptions), ["Database"] = typeof(DatabaseOptions), ["Identity"] = typeof(IdentityOptions),
        ["Mail"] = typeof(MailOptions), ["Mail__Smtp"] = typeof(SmtpOptions), ["Messaging"] = typeof(MessagingOptions), ["Outbox"] = typeof(OutboxOptions), ["Portal"] = typeof(PortalOptions), ["Proxies"] = typeof(ProxyOptions),
    };

    /// <summary>Settings that belong to no section of options.</summary>
    private static readonly string[] Single = ["Evaluation__AdminPassword", "Evaluation__Secrets"];

    public static TheoryData<string> Files =>
    [
        "docker-compose.yml", "deploy/Dockerfile", "deploy/secrets/make.sh", "deploy/observability/compose.yml", "deploy/scale-out/compose.yml",
        .. Directory.GetFiles(Repository.At("deploy/kubernetes"), "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file)),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_setting_is_one_that_the_services_know(string file) =>
        Regex.Matches(Repository.Text(file), @"\b[A-Za-z]+__\w+").Select(found => found.Value).Where(setting => !IsKnown(setting)).ShouldBeEmpty();

    [Fact]
    public void Containers_and_pods_are_given_the_same_settings()
    {
        var compose = Repository.Yaml("docker-compose.yml").Fields("services.reaction.environment").Select(setting => setting.Key);
        var pods = Repository.Yaml("deploy/kubernetes/base/kustomization.yaml").Items("configMapGenerator").Single(map => map.Word("name") == "settings")
            .Words("literals").Select(literal => literal.Split('=')[0]);

        pods.ShouldBe(compose, ignoreOrder: true);
    }

    private static bool IsKnown(string setting)
    {
        var end = setting.LastIndexOf("__", StringComparison.Ordinal);
        return Single.Contains(setting) || (Sections.TryGetValue(setting[..end], out var options) && options.GetProperty(setting[(end + 2)..]) is not null);
    }
}
