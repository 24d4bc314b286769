using Evaluation.Hosting.Messaging;
using Evaluation.Persistence.Databases;
using Evaluation.Testing;

namespace Evaluation.Deploy.Tests;

public sealed class SecretsScriptTests
{
    private static readonly string[] WithDatabase = [.. Repository.Services.Where(service => service != "Portal").Select(service => service.ToLowerInvariant())];

    [Fact]
    public async Task Every_service_gets_an_address_of_the_broker_and_a_login_of_its_own()
    {
        using var scratch = await MadeAsync();

        foreach (var service in WithDatabase)
        {
            new MessagingOptions { RabbitMq = Read(scratch, service, "Messaging__RabbitMq") }.Problems().ShouldBeEmpty();
            var connection = Read(scratch, service, "Database__ConnectionString");
            new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = connection }.Problems().ShouldBeEmpty();
            connection.ShouldContain($"User Id=evaluation_{service};");
            connection.ShouldContain($"Password={Read(scratch, "sqlserver", service)};");
        }
        WithDatabase.Select(service => Read(scratch, "sqlserver", service)).Distinct().Count().ShouldBe(WithDatabase.Length);
    }

    [Fact]
    public async Task The_broker_knows_the_password_that_the_services_have()
    {
        using var scratch = await MadeAsync();

        var account = Read(scratch, "rabbitmq", "rabbitmq.conf").Split('\n')[1];
        new Uri(Read(scratch, "reaction", "Messaging__RabbitMq")).UserInfo.ShouldBe($"evaluation:{account["default_pass = ".Length..]}");
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        using var scratch = await MadeAsync();
        var before = All(scratch);

        await MakeAsync(scratch, adminPassword: "comes too late");

        All(scratch).ShouldBe(before);
    }

    [Fact]
    public async Task The_first_password_of_the_admin_may_be_given()
    {
        using var scratch = await MadeAsync(adminPassword: "a password for tests");

        Read(scratch, "identity", "Evaluation__AdminPassword").ShouldBe("a password for tests");
    }

    [Fact]
    public async Task A_service_that_has_no_folder_yet_ends_the_start()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.File("own"));

        (await Script.RunAsync("sh", ["deploy/secrets/make.sh", scratch.Folder])).ExitCode.ShouldNotBe(0);
    }

    private static async Task<Scratch> MadeAsync(string adminPassword = "")
    {
        var scratch = new Scratch();
        foreach (var reader in (string[])["own", "rabbitmq", "sqlserver", .. WithDatabase]) Directory.CreateDirectory(scratch.File(reader));
        await MakeAsync(scratch, adminPassword);
        return scratch;
    }

    private static async Task MakeAsync(Scratch scratch, string adminPassword)
    {
        var made = await Script.RunAsync("sh", ["deploy/secrets/make.sh", scratch.Folder], ("ADMIN_PASSWORD", adminPassword));
        made.ExitCode.ShouldBe(0, made.Output);
        made.Output.ShouldBeEmpty();
    }

    private static string Read(Scratch scratch, string reader, string name) => File.ReadAllText(Path.Combine(scratch.Folder, reader, name));

    private static List<string> All(Scratch scratch) =>
        [.. Directory.GetFiles(scratch.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file}: {File.ReadAllText(file)}")];
}
