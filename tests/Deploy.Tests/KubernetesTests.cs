using System.Text.Json.Nodes;
using Evaluation.Testing;

namespace Evaluation.Deploy.Tests;

public sealed class KubernetesTests
{
    private const string Folder = "deploy/kubernetes";

    private static readonly JsonObject Base = Repository.Yaml($"{Folder}/base/kustomization.yaml");

    private static readonly JsonObject Example = Repository.Yaml($"{Folder}/overlays/example/kustomization.yaml");

    /// <summary>What is laid over each service's own Deployment.</summary>
    private static readonly JsonNode Common = Repository.Yaml($"{Folder}/base/service-patch.yaml").At("spec.template.spec")!;

    public static TheoryData<string> Services => [.. Repository.Services.Select(service => service.ToLowerInvariant())];

    /// <summary>The pods of a service, and those that stand beside the services.</summary>
    public static TheoryData<string> Pods => ["service-patch.yaml", "gateway.yaml", "collector.yaml"];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_runs_can_be_reached_and_is_not_taken_away_all_at_once(string service)
    {
        var objects = Repository.Documents($"{Folder}/base/services/{service}.yaml");

        Base.Words("resources").ShouldContain($"services/{service}.yaml");
        foreach (var kind in (string[])["Deployment", "Service", "PodDisruptionBudget"])
            objects.Where(found => found.Word("kind") == kind).Select(found => found.Word("metadata.name")).ShouldBe([service]);
        var deployment = objects.Single(found => found.Word("kind") == "Deployment");
        deployment.At("metadata.labels")!["app.kubernetes.io/component"]!.GetValue<string>().ShouldBe("service", "The common patch is laid over this label.");
        deployment.Items("spec.template.spec.containers").Single().Word("name").ShouldBe("service");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void The_example_names_a_version_of_each_image(string service)
    {
        var deployment = Repository.Documents($"{Folder}/base/services/{service}.yaml")[0];
        var image = Example.Items("images").Single(named => named.Word("name") == deployment.Items("spec.template.spec.containers").Single().Word("image"));

        Images.IsPinned($"{image.Word("newName")}:{image.Word("newTag")}").ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_mounts_its_own_secrets_and_the_example_makes_them(string service)
    {
        var deployment = Repository.Documents($"{Folder}/base/services/{service}.yaml")[0];
        var mounted = deployment.Items("spec.template.spec.volumes").SelectMany(volume => volume.Items("projected.sources")).Select(source => source.Word("secret.name"));

        string?[] expected = service == "portal" ? [] : ["rabbitmq-default-user", service];
        mounted.ShouldBe(expected);
        Example.Items("secretGenerator").Count(secret => secret.Word("name") == service).ShouldBe(service == "portal" ? 0 : 1);
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void A_pod_may_do_nothing_that_it_need_not(string file)
    {
        var pod = Repository.Documents($"{Folder}/base/{file}").Single(found => found.Word("kind") == "Deployment").At("spec.template.spec")!;
        var container = pod.Items("containers").Single();

        pod.Word("securityContext.runAsNonRoot").ShouldBe("true");
        pod.Word("securityContext.seccompProfile.type").ShouldBe("RuntimeDefault");
        pod.Word("automountServiceAccountToken").ShouldBe("false");
        container.Word("securityContext.readOnlyRootFilesystem").ShouldBe("true");
        container.Word("securityContext.allowPrivilegeEscalation").ShouldBe("false");
        container.Words("securityContext.capabilities.drop").ShouldBe(["ALL"]);
        container.At("resources.requests").ShouldNotBeNull();
        container.At("resources.limits.memory").ShouldNotBeNull();
        container.At("livenessProbe").ShouldNotBeNull();
        container.At("readinessProbe").ShouldNotBeNull();
        if (container.Word("image") is { } image) Images.IsPinned(image).ShouldBeTrue(image);
    }

    [Fact]
    public void A_service_is_asked_where_it_answers()
    {
        var container = Common.Items("containers").Single();

        container.Word("startupProbe.httpGet.path").ShouldBe("/health/live");
        container.Word("livenessProbe.httpGet.path").ShouldBe("/health/live");
        container.Word("readinessProbe.httpGet.path").ShouldBe("/health/ready");
        Common.Items("topologySpreadConstraints").ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_autoscaler_watches_the_queues_that_the_service_takes_from(string service)
    {
        using var scratch = new Scratch();
        var code = await ServiceCode.OfAsync(Repository.Services.Single(name => name.Equals(service, StringComparison.OrdinalIgnoreCase)), scratch.Folder);
        var watched = Repository.Documents($"{Folder}/keda/scaling.yaml").Where(found => found.Word("kind") == "ScaledObject" && found.Word("spec.scaleTargetRef.name") == service)
            .SelectMany(found => found.Items("spec.triggers")).Select(trigger => trigger.Word("metadata.queueName"));

        watched.ShouldBe(code.Queues);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Without_that_autoscaler_there_is_one_by_processor_time(string service) =>
        Repository.Documents($"{Folder}/hpa/scaling.yaml").ShouldContain(found => found.Word("spec.scaleTargetRef.name") == service);

    [Fact]
    public void Nobody_talks_to_anybody_unless_a_policy_says_so()
    {
        var policies = Repository.Documents($"{Folder}/base/network-policies.yaml");

        var deny = policies.Single(policy => policy.Word("metadata.name") == "deny");
        deny.Fields("spec.podSelector").ShouldBeEmpty();
        deny.Words("spec.policyTypes").ShouldBe(["Ingress", "Egress"]);
        deny.At("spec.ingress").ShouldBeNull();
        deny.At("spec.egress").ShouldBeNull();
    }
}
