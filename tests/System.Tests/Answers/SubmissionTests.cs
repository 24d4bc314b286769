using System.Net;
using System.Text.Json.Nodes;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Answers;

/// <summary>Answers that are sent again, and answers that are corrected.</summary>
public sealed class SubmissionTests(RunningSystem system)
{
    private static int made;

    public static TheoryData<string> Levels => [.. ValidAnswers.Levels];

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task A_second_answer_is_refused(string level)
    {
        var valid = await MakeAsync();
        (await system.Admin.PostAsync(valid.PathOf(level), valid.Of(level, 1))).ShouldBe(HttpStatusCode.Created);
        (await system.Admin.PostAsync(valid.PathOf(level), valid.Of(level, 1))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("duplicate");
    }

    [Fact]
    public async Task A_second_supervisor_is_refused()
    {
        var valid = await MakeAsync();
        (await system.Admin.PostAsync(valid.PathOf("behaviour"), valid.Of("behaviour", 0))).ShouldBe(HttpStatusCode.Created);
        var other = valid.Of("behaviour", 0, $$"""{"rater":"{{valid.Id(1)}}"}""");
        (await system.Admin.PostAsync(valid.PathOf("behaviour"), other)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("duplicate");
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task The_same_key_gives_the_same_answer_and_takes_no_other_content(string level)
    {
        var valid = await MakeAsync();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = (await system.Admin.PostAsync(valid.PathOf(level), valid.Of(level, 1), key)).ShouldBe(HttpStatusCode.Created);
        var again = (await system.Admin.PostAsync(valid.PathOf(level), valid.Of(level, 1), key)).ShouldBe(HttpStatusCode.Created);
        again.ShouldBe(first);
        (await system.Admin.PostAsync(valid.PathOf(level), valid.Of(level, 2), key)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("idempotencyKeyReused");
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        var valid = await MakeAsync();
        var answer = await system.Admin.PostAsync(valid.PathOf("learning"), valid.Of("learning", 0), ("Idempotency-Key", new string('k', 201)));
        answer.ShouldBe(HttpStatusCode.UnprocessableEntity).Errors.ShouldBe([("Idempotency-Key", "idempotencyKey")]);
    }

    [Theory]
    [InlineData("reaction", """{"answers":{"a1":1,"a2":1,"b1":1}}""", "reaction.groups.0.mean", 1)]
    [InlineData("learning", """{"score":41}""", "learning.passRate", 0)]
    [InlineData("behaviour", """{"answers":{"k1":1,"k2":2}}""", "behaviour.waves.0.groups.0.mean", 1.5)]
    [InlineData("results", """{"value":9}""", "results.kpis.0.actual", 9)]
    public async Task A_correction_needs_the_version_it_replaces_and_the_chain_follows(string level, string corrected, string path, double figure)
    {
        var valid = await MakeAsync();
        var id = (await system.Admin.PostAsync(valid.PathOf(level), valid.Of(level, 1))).ShouldBe(HttpStatusCode.Created).Json["id"]!.GetValue<string>();
        var address = $"{valid.PathOf(level)}/{id}";
        var correction = valid.Of(level, 1, corrected);
        var version = (await system.Admin.GetAsync(address)).ShouldBe(HttpStatusCode.OK).ETag!;

        (await system.Admin.PutAsync(address, correction)).ShouldBe(HttpStatusCode.PreconditionRequired).Code.ShouldBe("versionMissing");
        (await system.Admin.PutAsync(address, correction, ("If-Match", "\"7\""))).ShouldBe(HttpStatusCode.PreconditionFailed).Code.ShouldBe("versionChanged");
        (await system.Admin.PutAsync(address, valid.Of(level, 2), ("If-Match", version))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("otherKey");
        (await system.Admin.PutAsync(address, correction, ("If-Match", version))).ShouldBe(HttpStatusCode.OK).ETag.ShouldNotBe(version);
        (await system.Admin.PutAsync(address, correction, ("If-Match", version))).ShouldBe(HttpStatusCode.PreconditionFailed);
        await system.Admin.ChainAsync(valid.Cohort, chain => At(chain, path)?.GetValue<double>() == figure);
    }

    private static JsonNode? At(JsonNode chain, string path) => path.Split('.').Aggregate<string, JsonNode?>(chain, (node, step) => node switch
    {
        JsonArray list => list.ElementAtOrDefault(int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)),
        JsonObject value => value[step],
        _ => null,
    });

    private async Task<ValidAnswers> MakeAsync()
    {
        var cohort = new MadeCohort($"JAWAB-{Interlocked.Increment(ref made):00}", 3);
        await system.ImportAsync(cohort.Plan());
        return await ValidAnswers.ForAsync(system.Admin, cohort);
    }
}
