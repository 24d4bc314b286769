using Xunit;

namespace Evaluation.Testing;

/// <summary>
/// Something that tests need and a machine may lack. Without it they are skipped with the reason, except where
/// <c>EVALUATION_TEST_REQUIRE</c> (such as <c>rabbitmq,sqlserver</c>) names it: there they fail.
/// </summary>
/// <param name="Variable">Names where it is; null for a program of this machine.</param>
public sealed record Requirement(string Name, string? Variable = null)
{
    public static Requirement RabbitMq { get; } = new("rabbitmq", "EVALUATION_TEST_RABBITMQ");

    public static Requirement SqlServer { get; } = new("sqlserver", "EVALUATION_TEST_SQLSERVER");

    public static Requirement Nginx { get; } = new("nginx");

    public static Requirement Chromium { get; } = new("chromium");

    /// <summary>axe-core from the npm registry, which a machine may not reach.</summary>
    public static Requirement Axe { get; } = new("axe");

    public static Requirement Faketime { get; } = new("faketime");

    /// <summary>The connection string for it: the one that is set, else that of a container where these are wanted; null without.</summary>
    public string? ConnectionString => Variable is not null && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : Containers.OptionalContainers.AddressOf(this);

    public bool IsDemanded => IsDemandedBy(Environment.GetEnvironmentVariable("EVALUATION_TEST_REQUIRE"));

    public bool IsDemandedBy(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Contains(Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Ends the running test: failed where this is demanded, else skipped.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public void Missing(string reason)
    {
        if (IsDemanded) Assert.Fail($"EVALUATION_TEST_REQUIRE demands {Name}. {reason}");
        Assert.Skip(reason);
    }
}
