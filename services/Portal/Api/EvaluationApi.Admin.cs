namespace Evaluation.Portal.Api;

/// <summary>What admins need of the API.</summary>
internal sealed partial class EvaluationApi
{
    /// <summary>The answer is the same whether or not there is such an account.</summary>
    public async Task<string> AskPasswordResetAsync(string userName, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, "api/identity/password/reset");
        request.Content = JsonContent.Create(new { userName });
        return (await SendAsync<Taken>(request, cancellation)).Message;
    }
}
