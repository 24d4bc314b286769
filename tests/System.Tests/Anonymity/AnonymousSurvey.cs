using System.Net;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Anonymity;

/// <summary>A system with one anonymous survey, whose window is open, answered by everybody one after the other.</summary>
public sealed class AnonymousSurvey : IAsyncLifetime
{
    public const int Participants = 12;
    private readonly List<int> seen = [];
    private Deployment? deployment;

    internal Deployment Deployment => deployment!;

    internal MadeCohort Cohort { get; } = new("ANONIM-01", Participants, isAnonymous: true) { EndsOn = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", null) };

    /// <summary>Every number of answers that the chain showed meanwhile, in turn.</summary>
    internal IReadOnlyList<int> Seen => seen;

    internal IReadOnlyList<ApiAnswer> Receipts { get; private set; } = [];

    internal string Path => $"/api/reaction/{Cohort.Code}/responses";

    internal static object Response(int number) => new
    {
        group = "participant", answers = new { a1 = 1 + (number % 5), a2 = 1 + (number % 3), b1 = 4 }, comment = $"kesan {number}", submittedAt = "2025-03-07T16:01:02+07:00",
    };

    public async ValueTask InitializeAsync()
    {
        deployment = await Deployment.StartAsync();
        (await deployment.Admin.ImportAsync(Cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        await deployment.Admin.ChainAsync(Cohort.Code, chain => chain["reaction"]?["responded"] is not null);
        var receipts = new List<ApiAnswer>();
        for (var number = 0; number < Participants; number++)
        {
            receipts.Add(await deployment.Admin.PostAsync(Path, Response(number), ("Idempotency-Key", $"kunci-{number}")));
            for (var look = 0; look < 10; look++) await LookAsync();
            if (receipts.Count % 5 == 0) await Eventually.EqualsAsync(receipts.Count, LookAsync);
        }
        Receipts = receipts;
    }

    public ValueTask DisposeAsync()
    {
        deployment?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<int> LookAsync()
    {
        var responded = (await deployment!.Admin.GetAsync($"/api/chains/{Cohort.Code}")).Json["reaction"]!["responded"]!.GetValue<int>();
        if (seen.Count == 0 || seen[^1] != responded) seen.Add(responded);
        return responded;
    }
}
