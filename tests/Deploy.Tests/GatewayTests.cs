using System.Text.RegularExpressions;
using Evaluation.Testing;

namespace Evaluation.Deploy.Tests;

public sealed class GatewayTests
{
    private const string File = "deploy/gateway/nginx.conf.template";

    private static readonly string Template = Repository.Text(File);

    public static TheoryData<string> Services => [.. Repository.Services];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_address_of_a_service_leads_to_it(string service)
    {
        using var scratch = new Scratch();
        var code = await ServiceCode.OfAsync(service, scratch.Folder);
        var map = Template[Template.IndexOf("map $uri $service", StringComparison.Ordinal)..];
        var leads = Regex.Matches(map[..map.IndexOf('}', StringComparison.Ordinal)], @"^\s+~(?<path>\S+)\s+(?<service>\w+);", RegexOptions.Multiline)
            .Select(line => (Path: new Regex(line.Groups["path"].Value), Service: line.Groups["service"].Value)).ToList();

        if (service == "Portal") code.Routes.ShouldBeEmpty();
        else code.Routes.ShouldNotBeEmpty();
        foreach (var route in code.Routes) leads.Where(lead => lead.Path.IsMatch(route)).Select(lead => lead.Service).ShouldBe([service.ToLowerInvariant()], route);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_service_is_described(string service)
    {
        if (service == "Portal") Template.ShouldContain("set $pages portal${SERVICE_DOMAIN};");
        else Regex.Match(Template, @"/openapi/\((?<services>[^)]+)\)").Groups["services"].Value.Split('|').ShouldContain(service.ToLowerInvariant());
    }

    [Fact]
    public async Task Nginx_takes_the_configuration()
    {
        var nginx = new[] { "/usr/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(System.IO.File.Exists);
        Assert.SkipWhen(nginx is null, "nginx is not installed on this machine: apt-get install nginx-light.");
        using var scratch = new Scratch();
        var filled = Template.Replace("${NGINX_LOCAL_RESOLVERS}", "127.0.0.1", StringComparison.Ordinal)
            .Replace("${SERVICE_DOMAIN}", ".evaluation.svc.cluster.local", StringComparison.Ordinal).Replace("${TRUSTED_PROXY}", "10.0.0.0/8", StringComparison.Ordinal)
            .Replace(" /tmp/", $" {scratch.Folder}/", StringComparison.Ordinal);
        filled.ShouldNotContain("${");
        await System.IO.File.WriteAllTextAsync(scratch.File("nginx.conf"), filled, TestContext.Current.CancellationToken);

        var checkedBy = await Script.RunAsync(nginx!, ["-t", "-c", scratch.File("nginx.conf")]);

        checkedBy.ExitCode.ShouldBe(0, checkedBy.Output);
    }
}
