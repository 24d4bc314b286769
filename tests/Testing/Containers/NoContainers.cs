namespace Evaluation.Testing.Containers;

/// <summary>Without <c>-p:Testcontainers=true</c>: none.</summary>
internal static class OptionalContainers
{
    public static string? AddressOf(Requirement requirement) => null;
}
