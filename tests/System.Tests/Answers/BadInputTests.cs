using System.Net;
using System.Text;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Answers;

/// <summary>Answers that are not taken: told field by field in both languages, and not stored.</summary>
public sealed class BadInputTests(RunningSystem system) : IAsyncLifetime
{
    private static readonly MadeCohort Cohort = new("SALAH-01", 3);
    private ValidAnswers valid = null!;

    public async ValueTask InitializeAsync()
    {
        await system.ImportAsync(Cohort.Plan());
        valid = await ValidAnswers.ForAsync(system.Admin, Cohort);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("reaction", """{"respondent":null}""", "respondent", "missing")]
    [InlineData("reaction", """{"respondent":"0d9fa7be-6e36-4d70-9a55-0c1f6a1b7d11"}""", "respondent", "unknownPerson")]
    [InlineData("reaction", """{"respondent":"198504152008011001"}""", "respondent", "unreadable")]
    [InlineData("reaction", """{"group":null}""", "group", "missing")]
    [InlineData("reaction", """{"group":"tamu"}""", "group", "unreadable")]
    [InlineData("reaction", """{"answers":{}}""", "answers", "noAnswers")]
    [InlineData("reaction", """{"answers":{"a1":6}}""", "answers.a1", "answerOffScale")]
    [InlineData("reaction", """{"answers":{"a1":2.5}}""", "answers.a1", "answerOffScale")]
    [InlineData("reaction", """{"answers":{"zz":3}}""", "answers.zz", "unknownItem")]
    [InlineData("reaction", """{"submittedAt":"kemarin"}""", "submittedAt", "date")]
    [InlineData("learning", """{"participant":null}""", "participant", "missing")]
    [InlineData("learning", """{"participant":"0d9fa7be-6e36-4d70-9a55-0c1f6a1b7d11"}""", "participant", "unknownPerson")]
    [InlineData("learning", """{"phase":null}""", "phase", "missing")]
    [InlineData("learning", """{"score":null}""", "score", "missing")]
    [InlineData("learning", """{"score":-0.5}""", "score", "scoreOutOfRange")]
    [InlineData("learning", """{"score":100.5}""", "score", "scoreOutOfRange")]
    [InlineData("learning", """{"score":"80"}""", "score", "unreadable")]
    [InlineData("learning", """{"skor":80}""", "skor", "unreadable")]
    [InlineData("learning", """{"takenAt":"10/09/2025"}""", "takenAt", "date")]
    [InlineData("behaviour", """{"participant":null}""", "participant", "missing")]
    [InlineData("behaviour", """{"rater":null}""", "rater", "missing")]
    [InlineData("behaviour", """{"rater":"0d9fa7be-6e36-4d70-9a55-0c1f6a1b7d11"}""", "rater", "unknownPerson")]
    [InlineData("behaviour", """{"raterGroup":null}""", "raterGroup", "missing")]
    [InlineData("behaviour", """{"wave":null}""", "wave", "missing")]
    [InlineData("behaviour", """{"wave":7}""", "wave", "unknownWave")]
    [InlineData("behaviour", """{"answers":{},"applied":null}""", "answers", "observationEmpty")]
    [InlineData("behaviour", """{"answers":{"k1":0}}""", "answers.k1", "answerOffScale")]
    [InlineData("behaviour", """{"raterGroup":"peer"}""", "applied", "appliedNotFromSupervisor")]
    [InlineData("behaviour", """{"raterGroup":"self","applied":null}""", "rater", "selfBySomebodyElse")]
    [InlineData("behaviour", """{"rater":"PARTICIPANT"}""", "rater", "ownRater")]
    [InlineData("behaviour", """{"barriers":["malas"]}""", "barriers[0]", "unreadable")]
    [InlineData("behaviour", """{"observedOn":"2025-02-30"}""", "observedOn", "date")]
    [InlineData("results", """{"kpi":null}""", "kpi", "missing")]
    [InlineData("results", """{"kpi":"laba"}""", "kpi", "unknownKpi")]
    [InlineData("results", """{"month":null}""", "month", "missing")]
    [InlineData("results", """{"month":1.5}""", "month", "unreadable")]
    [InlineData("results", """{"month":-2147483648}""", "month", "monthOutsideRange")]
    [InlineData("results", """{"group":null}""", "group", "missing")]
    [InlineData("results", """{"value":null}""", "value", "missing")]
    // Their squares would be no numbers any more, and no figure of the level could be told.
    [InlineData("results", """{"value":1e160}""", "value", "magnitude")]
    [InlineData("results", """{"value":-1e-300}""", "value", "magnitude")]
    public async Task What_is_wrong_is_named_in_both_languages_and_nothing_is_stored(string level, string spoilt, string field, string code)
    {
        var answer = (await system.Admin.PostAsync(valid.PathOf(level), valid.Of(level, 0, spoilt))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Errors.ShouldBe([(field, code)]);
        var messages = answer.Json["errors"]![0]!["messages"]!;
        messages["id"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        messages["en"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        messages["en"]!.GetValue<string>().ShouldNotBe(messages["id"]!.GetValue<string>());
        system.Deployment.Database(level).Count("answers", $"cohort_id = (SELECT id FROM cohorts WHERE code = '{Cohort.Code}') AND kind <> 'kpi'").ShouldBe(0);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var answer = (await system.Admin.PostAsync(valid.PathOf("learning"), valid.Of("learning", 0, """{"participant":null,"phase":null,"score":101,"takenAt":"x"}""")))
            .ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Errors.ShouldBe([("phase", "missing"), ("score", "scoreOutOfRange"), ("takenAt", "date"), ("participant", "missing")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("reaction")]
    [InlineData("learning")]
    [InlineData("behaviour")]
    [InlineData("results")]
    public async Task What_cannot_be_read_is_400_and_what_is_for_nobody_404(string level)
    {
        (await system.Admin.PostTextAsync(valid.PathOf(level), "{\"")).ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe("malformed");
        (await system.Admin.PostTextAsync(valid.PathOf(level), "")).ShouldBe(HttpStatusCode.BadRequest);
        (await system.Admin.PostAsync(ValidAnswers.PathOf(level, "TIDAK-ADA"), valid.Of(level, 0))).ShouldBe(HttpStatusCode.NotFound).Code.ShouldBe("notFound");
    }

    [Theory]
    [InlineData("/api/identity/audit?before=besok", "before")]
    [InlineData("/api/behaviour/calendar?from=2026-02-30", "from")]
    [InlineData("/api/identity/operations/parked?limit=", "limit")]
    public async Task What_cannot_be_read_in_the_address_is_named(string address, string name) =>
        (await system.Admin.GetAsync(address)).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors.ShouldBe([(name, "unreadable")]);

    [Theory]
    [InlineData("/api/behaviour/follow-ups/move", "POST", """{"followUps":[null],"days":1,"reason":"bentrok"}""", "followUps[0]")]
    [InlineData("/api/notifications/holidays", "PUT", """{"holidays":[{"day":"2026-08-17","name":"Hari Kemerdekaan"},null]}""", "holidays[1]")]
    public async Task Nothing_in_the_place_of_an_entry_is_named(string address, string method, string body, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        (await system.Admin.SendAsync(new(method), address, content)).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors.ShouldBe([(field, "unreadable")]);
    }

    [Fact]
    public async Task Of_two_values_for_one_property_neither_is_taken()
    {
        var twice = valid.Of("results", 0).ToJsonString().Replace("\"value\":", "\"value\":1,\"value\":", StringComparison.Ordinal);
        (await system.Admin.PostTextAsync(valid.PathOf("results"), twice)).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors.ShouldBe([("value", "unreadable")]);
    }

    [Theory]
    [InlineData("/api/results/{0}/measurements?source=zz", "source")]
    [InlineData("/api/notifications/{0}/mails?state=zz", "state")]
    public async Task A_filter_that_names_nothing_is_told_and_finds_nothing(string address, string name) =>
        (await system.Admin.GetAsync(string.Format(null, address, Cohort.Code))).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors.ShouldBe([(name, "unknownWord")]);

    [Fact]
    public async Task Nothing_in_the_place_of_a_rater_is_named()
    {
        var participant = (await system.Admin.PeopleAsync(Cohort.Code, "participant"))[0]["id"];
        using var content = new StringContent("[null]", Encoding.UTF8, "application/json");
        (await system.Admin.SendAsync(HttpMethod.Put, $"/api/behaviour/{Cohort.Code}/participants/{participant}/raters", content))
            .ShouldBe(HttpStatusCode.UnprocessableEntity).Errors.ShouldBe([("[0]", "missing")]);
    }

    [Fact]
    public async Task An_encoding_that_is_not_known_is_415()
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=bogus");
        (await system.Admin.SendAsync(HttpMethod.Put, "/api/notifications/holidays", content)).ShouldBe(HttpStatusCode.UnsupportedMediaType).Code.ShouldBe("mediaType");
    }

    [Fact]
    public async Task A_cohort_that_is_not_utf8_is_refused_and_no_letter_is_replaced()
    {
        byte[] sent = [.. """{"code":"SALAH-02","name":" """u8, 0xFF, .. "\"}"u8];
        using var content = new ByteArrayContent(sent);
        content.Headers.ContentType = new("application/json");
        (await system.Admin.SendAsync(HttpMethod.Post, "/api/cohorts", content)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("notUtf8");
    }

    [Theory]
    [InlineData("id-ID,id;q=0.9,en;q=0.5", "id")]
    [InlineData("en-GB", "en")]
    [InlineData("fr", "id")]
    public async Task The_message_is_in_the_readers_language(string accepted, string language)
    {
        var answer = await system.Admin.PostAsync(valid.PathOf("learning"), valid.Of("learning", 0, """{"score":null}"""), ("Accept-Language", accepted));
        var error = answer.Json["errors"]![0]!;
        error["message"]!.GetValue<string>().ShouldBe(error["messages"]![language]!.GetValue<string>());
    }
}
