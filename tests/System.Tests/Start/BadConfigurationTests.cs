namespace Evaluation.SystemTests.Start;

/// <summary>Whoever starts a service wrongly is told everything at once, and what to set.</summary>
public sealed class BadConfigurationTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_with_what_to_set_and_no_stack_trace()
    {
        var output = await EndedAsync(new()
        {
            ["Database__Provider"] = "Oracle", ["Outbox__Batch"] = "many", ["Outbox__Poll"] = "soon", ["Messaging__RabbitMq"] = "http://guest:rahasia@rabbitmq",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector",
        });

        output.ShouldContain("The configuration has 6 problems:");
        foreach (var told in (string[])
        [
            "Database:Provider is \"Oracle\". Set Database__Provider to Sqlite or SqlServer.",
            "Outbox:Batch is \"many\". Set Outbox__Batch to a whole number.",
            "Outbox:Poll is \"soon\". Set Outbox__Poll to a duration",
            "Messaging:RabbitMq is no amqp address. Write it as amqp://user:password@host:5672/vhost.",
            "OTEL_EXPORTER_OTLP_ENDPOINT is no address. Set it to",
            "Auth:Authority is missing. Set Auth__Authority to",
        ]) output.ShouldContain(told);
        output.ShouldNotContain("rahasia");
    }

    [Fact]
    public async Task Without_any_setting_it_says_which_are_needed()
    {
        var output = await EndedAsync([]);

        output.ShouldContain("The configuration has 2 problems:");
        output.ShouldContain("Messaging:RabbitMq is missing. Set Messaging__RabbitMq to");
        output.ShouldContain("Auth:Authority is missing. Set Auth__Authority to");
    }

    [Theory]
    [InlineData("Database__ConnectionString", "", "Database:ConnectionString is missing. Set Database__ConnectionString")]
    [InlineData("Database__ConnectionString", "Serverr=sql;Password=rahasia", "Database:ConnectionString cannot be read (Keyword not supported: 'serverr'). Set Database__ConnectionString")]
    [InlineData("Messaging__Transport", "InMemory", "Set Messaging__Transport=RabbitMq, or start Standalone.")]
    [InlineData("Messaging__Transport", "Kafka", "Messaging:Transport is \"Kafka\". Set Messaging__Transport to InMemory or RabbitMq.")]
    [InlineData("Auth__Authority", "identity", "Auth:Authority is no http address. Set Auth__Authority to")]
    public async Task A_single_mistake_is_named(string name, string value, string told)
    {
        var settings = new Dictionary<string, string>
        {
            ["Messaging__RabbitMq"] = "amqp://guest:guest@rabbitmq", ["Auth__Authority"] = "http://identity:8080/api/identity",
            ["Database__Provider"] = name.StartsWith("Database", StringComparison.Ordinal) ? "SqlServer" : "Sqlite",
            [name] = value,
        };

        var output = await EndedAsync(settings);

        output.ShouldContain("The configuration has 1 problem:");
        output.ShouldContain(told);
        output.ShouldNotContain("rahasia");
    }

    public void Dispose() => scratch.Dispose();

    private async Task<string> EndedAsync(Dictionary<string, string> settings)
    {
        using var service = new ServiceProcess(scratch.Folder, settings);
        (await service.ExitCodeAsync()).ShouldBe(1, service.Output);
        service.Output.ShouldNotContain("   at ");
        service.Output.ShouldNotContain("Unhandled exception");
        return service.Output;
    }
}
