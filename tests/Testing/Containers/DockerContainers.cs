using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Testcontainers.MsSql;
using Testcontainers.RabbitMq;

namespace Evaluation.Testing.Containers;

/// <summary>
/// With <c>-p:Testcontainers=true</c>: one container of each kind for the test process, of the images of docker-compose.yml; removed by
/// Testcontainers when the process ends. Its packages cannot be restored everywhere, so it is compiled only where the property asks for it.
/// </summary>
internal static class OptionalContainers
{
    private static readonly Lazy<string?> SqlServer = new(() =>
    {
        var container = new MsSqlBuilder().WithImage("mcr.microsoft.com/mssql/server:2022-CU17-ubuntu-22.04").Build();
        return Start(container, container.GetConnectionString);
    });

    private static readonly Lazy<string?> RabbitMq = new(() =>
    {
        var container = new RabbitMqBuilder().WithImage("rabbitmq:4.1.4-management").Build();
        return Start(container, container.GetConnectionString);
    });

    public static string? AddressOf(Requirement requirement) =>
        requirement == Requirement.SqlServer ? SqlServer.Value : requirement == Requirement.RabbitMq ? RabbitMq.Value : null;

    private static string? Start(IContainer container, Func<string> address)
    {
        try
        {
            container.StartAsync().GetAwaiter().GetResult();
            return address();
        }
        catch (DockerUnavailableException)
        {
            // Docker does not answer: what comes next in the order of fixtures is taken, or the test says what it lacks.
            return null;
        }
    }
}
