using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Learning;
using Evaluation.Learning.CountAttempts;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Learning;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Levels.Tests.Sittings;

/// <summary>A cohort whose plan carries a test, on the first morning of its post-test, and those who take it.</summary>
internal sealed class Room : IAsyncDisposable
{
    public static readonly DateOnly EndsOn = new(2026, 8, 31), StartsOn = EndsOn.AddDays(-20), ClosesOn = EndsOn.AddDays(14);

    public static readonly Caller Unit = new("unit", Roles.TrainingUnit, "BKN"), OtherUnit = new("other", Roles.TrainingUnit, "LAIN");

    /// <summary>Ten points: two for each choice, one for the short text, five for the essay.</summary>
    public static readonly Test Test = new("t",
    [
        new("q1", "Pilih satu", QuestionType.Single, ["Merah", "Kuning", "Hijau"], Key: "Kuning", Points: 2),
        new("q2", "Pilih semua", QuestionType.Multiple, ["Satu", "Dua", "Tiga"], Keys: ["Satu", "Tiga"], Points: 2),
        new("q3", "Ibu kota Jawa Barat", QuestionType.Single, Key: "Bandung", Points: 1),
        new("q4", "Uraikan", QuestionType.Essay, Rubric: "Rubrik rahasia", Points: 5),
    ], TimeLimitMinutes: 45);

    public static readonly CohortPlan Plan = Plans.All with { Learning = Plans.Learning with { Test = Test } };

    /// <summary>The same without the essay: five points.</summary>
    public static readonly CohortPlan Choices = Plans.All with { Learning = Plans.Learning with { Test = Test with { Questions = [.. Test.Questions.Take(3)] } } };

    public const string Post = "post", Pre = "pre";

    /// <summary>Everything but the essay right.</summary>
    public static readonly Dictionary<string, string?> AllRight = new() { ["q1"] = "Kuning", ["q2"] = "Tiga|Satu", ["q3"] = "bandung" };

    public static readonly Dictionary<string, string?> WithEssay = new(AllRight) { ["q4"] = "Menurut saya begini." };

    private Room(Kit<LearningSums> kit, Api api, Book book) => (Kit, Api, Book) = (kit, api, book);

    public Kit<LearningSums> Kit { get; }

    public Api Api { get; }

    public Book Book { get; }

    public Caller Person => Of(Book.Participants[0]);

    public static async Task<Room> OpenAsync(DatabaseProvider provider, CohortPlan? plan = null, DateOnly? day = null)
    {
        // Eight in the morning in Jakarta.
        var kit = await Kit<LearningSums>.OpenAsync(new AttemptCount(), provider, new DateTimeOffset((day ?? EndsOn).ToDateTime(new(1, 0)), TimeSpan.Zero));
        var book = new Book(plan ?? Plan);
        book.End(EndsOn);
        await kit.CohortAsync(book);
        return new(kit, await Api.StartAsync(kit, app => app.MapTests()), book);
    }

    public static Caller Of(params Guid[] members) => new("somebody", Roles.Respondent, null, members.ToHashSet());

    public string Address(string phase = Post) => $"/api/learning/{Book.Code}/tests/{phase}/sitting";

    public Task<Reply> StartAsync(Caller? caller = null, string phase = Post) => Api.SendAsync(caller ?? Person, HttpMethod.Post, Address(phase));

    public Task<Reply> GetAsync(Caller? caller = null, string phase = Post) => Api.GetAsync(caller ?? Person, Address(phase));

    public Task<Reply> SaveAsync(object answers, int? version = null, Caller? caller = null) => Api.PutAsync(caller ?? Person, Address(), new { answers }, version);

    public Task<Reply> HandInAsync(object answers, string? key = null, Caller? caller = null) => Api.SendAsync(caller ?? Person, HttpMethod.Post, $"{Address()}/hand-in", new { answers }, key: key);

    public Task<Reply> EssaysAsync(string query = "", Caller? caller = null) => Api.GetAsync(caller ?? Unit, $"/api/learning/{Book.Code}/essays{query}");

    public Task<Reply> MarkAsync(string sitting, object marks, int? version, Caller? caller = null) =>
        Api.PutAsync(caller ?? Unit, $"/api/learning/{Book.Code}/sittings/{sitting}/marks", new { marks }, version);

    public Task<Reply> ScoreAsync(Guid participant, decimal score, string phase = Post) =>
        Api.PostAsync(Unit, $"/api/learning/{Book.Code}/scores", new { participant, phase, score });

    public async Task<string> SittingIdAsync() => (await Kit.QueryAsync<Guid>("SELECT id FROM sittings")).Single().ToString("D");

    /// <summary>What is due by the clock, as one instance does it.</summary>
    public Task RunDueAsync(Kit<LearningSums>? instance = null) => new SittingWork((instance ?? Kit).Services, NullLogger<SittingWork>.Instance).RunDueAsync(CancellationToken.None);

    public async Task<IReadOnlyList<decimal?>> ScoresAsync() =>
        [.. (await Kit.AnswersAsync(Book)).Select(answer => TestScore.Of(Book.Planned.Definition.Plan.Learning!, answer.Read<TestAttempt>()))];

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Kit.DisposeAsync();
    }
}
