using Evaluation.Hosting;
using Evaluation.Hosting.Configuration;
using Evaluation.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Evaluation.Deploy.Tests;

public sealed class SecretFilesTests
{
    [Fact]
    public void A_file_sets_what_it_is_named_for()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch.File("Messaging__RabbitMq"), "amqp://user:secret@rabbitmq:5672/\n");

        With(scratch.Folder).Configuration["Messaging:RabbitMq"].ShouldBe("amqp://user:secret@rabbitmq:5672/");
    }

    [Fact]
    public void A_file_stands_above_a_variable()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch.File("Evaluation__AdminPassword"), "from the file");

        With(scratch.Folder, ("Evaluation:AdminPassword", "left over")).Configuration["Evaluation:AdminPassword"].ShouldBe("from the file");
    }

    [Fact]
    public void A_folder_that_is_not_there_ends_the_start_and_is_named()
    {
        var builder = With("/nowhere/at/all");

        Should.Throw<ConfigurationException>(() => StartupProblems.Of(builder).ThrowIfAny()).Message.ShouldContain("Evaluation:Secrets is /nowhere/at/all");
    }

    [Fact]
    public void Without_a_folder_everything_comes_from_elsewhere() => With(null, ("Messaging:RabbitMq", "amqp://here")).Configuration["Messaging:RabbitMq"].ShouldBe("amqp://here");

    private static WebApplicationBuilder With(string? folder, params (string Key, string Value)[] others)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(others.ToDictionary(other => other.Key, other => (string?)other.Value));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Evaluation:Secrets"] = folder });
        builder.AddEvaluationDefaults();
        return builder;
    }
}
