using Evaluation.Contracts.Questions;
using Evaluation.Integration.Tests.Hosts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Integration.Tests.Messages;

/// <summary>Whoever makes mails asks the levels what is still to be done, each on its own queue.</summary>
public sealed class OpenTasksTests(RunningInMemory running) : IClassFixture<RunningInMemory>
{
    [Theory]
    [InlineData("reaction")]
    [InlineData("learning")]
    [InlineData("behaviour")]
    public async Task A_level_answers_what_is_open(string service)
    {
        var host = (await running.HostsAsync())[0];
        await using var scope = host.App.Services.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<IClientFactory>().CreateRequestClient<AskOpenTasks>(new Uri($"exchange:{service}-questions"));

        var answer = await client.GetResponse<OpenTasksAnswered>(new AskOpenTasks([Guid.NewGuid()]), TestContext.Current.CancellationToken);

        answer.Message.Tasks.ShouldBeEmpty();
    }
}
