using System.Xml.Linq;

namespace Evaluation.Integration.Tests.Architecture;

public sealed class DependencyTests
{
    private static readonly DirectoryInfo Root = Ancestors(new(AppContext.BaseDirectory)).First(folder => folder.GetFiles("Evaluation.sln").Length > 0);

    public static TheoryData<string> Services =>
        [.. Root.GetDirectories("services").Single().GetDirectories().Select(folder => folder.Name).Where(name => name != "Standalone")];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_refers_to_what_is_shared_and_to_no_other_service(string service)
    {
        var folder = Path.Combine(Root.FullName, "services", service);
        var references = References(Path.Combine(folder, $"{service}.csproj"), "ProjectReference");

        references.ShouldNotBeEmpty();
        references.ShouldAllBe(reference => reference.StartsWith("../../shared/", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_shared_refers_to_no_service()
    {
        var projects = Root.GetDirectories("shared").Single().GetFiles("*.csproj", SearchOption.AllDirectories);

        projects.Length.ShouldBeGreaterThan(5);
        projects.SelectMany(project => References(project.FullName, "ProjectReference")).ShouldAllBe(reference => !reference.Contains("services/", StringComparison.Ordinal));
    }

    [Fact]
    public void Contracts_depend_on_nothing()
    {
        var project = Path.Combine(Root.FullName, "shared", "Contracts", "Contracts.csproj");

        foreach (var kind in (string[])["ProjectReference", "PackageReference", "FrameworkReference"]) References(project, kind).ShouldBeEmpty();
        typeof(Contracts.Events.CohortPlanned).Assembly.GetReferencedAssemblies().ShouldAllBe(assembly => assembly.Name!.StartsWith("System.", StringComparison.Ordinal));
    }

    private static List<string> References(string project, string kind) =>
        [.. XDocument.Load(project).Descendants(kind).Select(reference => ((string?)reference.Attribute("Include") ?? "").Replace('\\', '/'))];

    private static IEnumerable<DirectoryInfo> Ancestors(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent) yield return folder;
    }
}
