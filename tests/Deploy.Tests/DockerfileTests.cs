namespace Evaluation.Deploy.Tests;

public sealed class DockerfileTests
{
    private static readonly string[] Lines = Repository.Text("deploy/Dockerfile").Split('\n');

    [Fact]
    public void The_base_images_have_a_version()
    {
        var version = Lines.Single(line => line.StartsWith("ARG DOTNET=", StringComparison.Ordinal))["ARG DOTNET=".Length..];

        var bases = Lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1].Replace("${DOTNET}", version, StringComparison.Ordinal));
        bases.ShouldAllBe(image => Images.IsPinned(image));
    }

    [Fact]
    public void The_service_does_not_run_as_root() => Lines.ShouldContain("USER $APP_UID");

    [Fact]
    public void What_is_copied_is_there() =>
        Lines.Where(line => line.StartsWith("COPY deploy/", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).ShouldAllBe(file => File.Exists(Repository.At(file)));

    [Fact]
    public void One_restore_reaches_every_service()
    {
        var standalone = Repository.Text("services/Standalone/Standalone.csproj");

        Repository.Services.ShouldAllBe(service => standalone.Contains($"{service}.csproj", StringComparison.Ordinal));
    }
}
