using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evaluation.Deploy.Tests;

public sealed class ComposeTests
{
    private const string Main = "docker-compose.yml";

    /// <summary>Their images hold nothing that could make a check, and nobody waits for them.</summary>
    private static readonly string[] WithoutCheck = ["collector", "jaeger"];

    private static readonly JsonObject Set = Repository.Yaml(Main);

    public static TheoryData<string> Files => [Main, "deploy/observability/compose.yml", "deploy/scale-out/compose.yml"];

    public static TheoryData<string> Services => [.. Repository.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_has_a_container_of_its_own_image(string service)
    {
        var container = Container(service);

        container.Word("build.args.SERVICE").ShouldBe(service);
        File.Exists(Repository.At(container.Word("build.dockerfile")!)).ShouldBeTrue();
        container.Word("image").ShouldBe($"evaluation/{service.ToLowerInvariant()}");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_may_do_nothing_that_it_need_not(string service)
    {
        var container = Container(service);

        container.Word("read_only").ShouldBe("true");
        container.Words("cap_drop").ShouldBe(["ALL"]);
        container.Words("security_opt").ShouldContain("no-new-privileges:true");
        container.At("user").ShouldBeNull("The image's own account has no rights; another one may have.");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_sees_its_own_secrets_only(string service)
    {
        var secrets = Container(service).Words("volumes").Where(volume => volume.StartsWith("secrets", StringComparison.Ordinal));

        string[] expected = service == "Portal" ? [] : [$"secrets-{service.ToLowerInvariant()}:/run/secrets:ro"];
        secrets.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_waits_for_what_it_needs_and_the_gateway_for_the_service(string service)
    {
        if (service != "Portal")
        {
            Condition(Container(service), "rabbitmq").ShouldBe("service_healthy");
            Condition(Container(service), "databases").ShouldBe("service_completed_successfully");
            Condition(Container(service), "secrets").ShouldBe("service_completed_successfully");
        }
        Condition(Container("gateway"), service.ToLowerInvariant()).ShouldBe("service_healthy");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_image_has_a_version(string file) =>
        Containers(file).Where(container => container.Value.At("build") is null).Select(container => container.Value.Word("image"))
            .Where(image => image is not null).ShouldAllBe(image => Images.IsPinned(image!));

    [Theory]
    [MemberData(nameof(Files))]
    public void Ports_are_open_on_this_machine_only(string file) =>
        Containers(file).SelectMany(container => container.Value.Words("ports")).ShouldAllBe(port => port.StartsWith("127.0.0.1:", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void What_keeps_running_says_whether_it_is_well(string file)
    {
        var running = Containers(file).Where(container => container.Value.At("restart") is not null && !WithoutCheck.Contains(container.Key));

        running.Where(container => container.Value.At("healthcheck.test") is null).Select(container => container.Key).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Who_waits_for_another_waits_for_one_that_can_answer(string file)
    {
        var all = Containers(Main).Concat(Containers(file).Where(container => file != Main)).ToLookup(container => container.Key, container => container.Value);

        foreach (var (name, waited) in Containers(file).SelectMany(container => container.Value.Fields("depends_on")))
        {
            all.Contains(name).ShouldBeTrue($"{name} is waited for, and not there.");
            if (waited.Word("condition") == "service_healthy") all[name].ShouldContain(container => container.At("healthcheck") != null, $"{name} has no check.");
            else waited.Word("condition").ShouldBe("service_completed_successfully");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_mounted_is_there(string file)
    {
        var volumes = Repository.Yaml(file).Fields("volumes").Concat(Set.Fields("volumes")).Select(volume => volume.Key).ToHashSet();

        foreach (var source in Containers(file).SelectMany(container => container.Value.Words("volumes")).Select(volume => volume.Split(':')[0]))
        {
            if (source.StartsWith("./", StringComparison.Ordinal)) Path.Exists(Repository.At(source)).ShouldBeTrue($"{source} is mounted, and not there.");
            else volumes.ShouldContain(source);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_password_stands_in_a_file(string file) =>
        Regex.Matches(Repository.Text(file), @"(?i)^[^#\n]*password[a-z_]*\s*[:=]\s*[""']?(?<value>\w[^\s""']*)", RegexOptions.Multiline).Select(found => found.Value).ShouldBeEmpty();

    private static JsonNode Container(string service) => Set.At($"services.{service.ToLowerInvariant()}").ShouldNotBeNull();

    private static IEnumerable<KeyValuePair<string, JsonNode>> Containers(string file) =>
        Repository.Yaml(file).Fields("services").Select(container => KeyValuePair.Create(container.Key, container.Value!));

    private static string? Condition(JsonNode container, string waitedFor) => container.At("depends_on")?[waitedFor].Word("condition");
}
