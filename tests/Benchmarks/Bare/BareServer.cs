using System.Text.Json;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Migrations;
using Evaluation.Reaction.SubmitResponse;
using Microsoft.AspNetCore.Authorization;

namespace Evaluation.Benchmarks.Bare;

/// <summary>
/// What an answer costs at the least: Kestrel, the same authentication, the same request read from JSON, and one durable insert
/// through the same group writer. Nothing is checked, summed, audited or told.
/// </summary>
internal static class BareServer
{
    private static readonly string[] Columns = ["id", "respondent", "body"];

    public static async Task RunAsync(string address, string directory)
    {
        var builder = WebApplication.CreateBuilder(["--urls", address]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(TimeProvider.System);
        var key = new BareKey();
        builder.Services.AddSingleton<ILocalSigningKeys>(key);
        builder.AddAccessTokens();

        Directory.CreateDirectory(directory);
        await using var database = Database.For(
            "bare", new() { Directory = directory }, TimeProvider.System, [new MigrationSource(typeof(BareServer).Assembly, "bare/")]);
        await Migrator.MigrateAsync(database);

        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/health/ready", () => "ready").AllowAnonymous();
        app.MapGet("/token", () => key.Token(app.Services.GetRequiredService<AuthOptions>())).AllowAnonymous();
        app.MapPost("/api/reaction/{cohort}/responses", [Authorize] async (string cohort, ResponseRequest request, CancellationToken cancellation) =>
        {
            var id = Guid.CreateVersion7();
            var row = new object?[] { id, request.Respondent, JsonSerializer.Serialize(request, WireFormat.Options) };
            await database.WriteAsync(work => work.InsertAsync("bare", Columns, [row]), cancellation);
            return TypedResults.Created($"/api/reaction/{cohort}/responses/{id}", new AnswerReceipt(id, 1));
        }).AllowRoles(Roles.Admin);
        await app.RunAsync();
    }
}
