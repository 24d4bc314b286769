using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Portal.Tests;

// Not the service of that name.
using Results = Microsoft.AspNetCore.Http.Results;

/// <summary>A test that somebody is asked to take, and the essays that came of tests.</summary>
internal sealed partial class StubApi
{
    public static readonly Guid Sheet = Guid.Parse("44444444-0000-7000-8000-000000000001"), OtherSheet = Guid.Parse("44444444-0000-7000-8000-000000000002");

    public bool HasTest { get; set; }

    /// <summary>By what the service's clock runs.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public int? MinutesForTest { get; set; } = 45;

    public DateTimeOffset? StartedAt { get; private set; }

    public int SittingVersion { get; set; }

    public JsonObject TestAnswers { get; private set; } = [];

    public List<JsonNode> HandedIn { get; } = [];

    public string SittingState { get; set; } = "inProgress";

    /// <summary>Without an essay that waits.</summary>
    public decimal? TestScore { get; set; }

    private DateTimeOffset EndsAt => StartedAt!.Value.AddMinutes(MinutesForTest ?? 100_000);

    private void MapTests()
    {
        const string Sitting = "/api/learning/{cohort}/tests/{phase}/sitting";
        app.MapGet("/api/learning/tasks", (HttpContext context) => Guarded(context, () => Results.Json(new { tasks = HasTest && HandedIn.Count == 0 && SittingState == "inProgress" ? new[] { TestTask() } : [] })));
        app.MapPost(Sitting, (HttpContext context) => Guarded(context, () =>
        {
            if (!HasTest) return Results.Problem(statusCode: 404);
            if (StartedAt is null) (StartedAt, SittingVersion) = (Clock.GetUtcNow(), 1);
            return Results.Json(ViewOfSitting());
        }));
        app.MapGet(Sitting, (HttpContext context) => Guarded(context, () => StartedAt is null ? Results.Problem(statusCode: 404) : Results.Json(ViewOfSitting())));
        app.MapPut(Sitting, (HttpContext context, JsonObject body) => Guarded(context, () =>
        {
            if (IsSilentOnSend) return Results.StatusCode(503);
            if (Clock.GetUtcNow() >= EndsAt || SittingState != "inProgress") return Refused(409, "sittingOver");
            if (context.Request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != $"\"{SittingVersion}\"") return Refused(412, "versionChanged");
            TestAnswers = body["answers"]!.DeepClone().AsObject();
            return Results.Json(new { version = ++SittingVersion });
        }));
        app.MapPost(Sitting + "/hand-in", (HttpContext context, JsonObject body) => Guarded(context, () =>
        {
            if (IsSilentOnSend) return Results.StatusCode(503);
            if (SittingState != "inProgress" || Clock.GetUtcNow() > EndsAt.AddSeconds(60)) return Refused(409, "sittingOver");
            HandedIn.Add(body["answers"]!.DeepClone());
            SittingState = TestScore is null ? "awaitingMarks" : "scored";
            return Results.Json(ViewOfSitting());
        }));
    }

    private object TestTask() => new
    {
        cohort = "PIM-2026-11", name = "Kepemimpinan 2026", programme = "PIM", agency = "LAN", participant = Participant, phase = "post", opensOn = "2026-11-20", closesOn = ClosingOfTest, timeZone = "Asia/Jakarta",
        questions = 4, timeLimitMinutes = MinutesForTest, startedAt = StartedAt, endsAt = StartedAt is null ? (DateTimeOffset?)null : EndsAt, answered = TestAnswers.Count,
    };

    private string ClosingOfTest => $"{Clock.GetUtcNow().AddDays(14):yyyy-MM-dd}";

    private object ViewOfSitting() => new
    {
        cohort = "PIM-2026-11", name = "Kepemimpinan 2026", phase = "post", participant = Participant, timeZone = "Asia/Jakarta", closesOn = ClosingOfTest, startedAt = StartedAt, endsAt = EndsAt,
        state = SittingState, version = SittingVersion, score = SittingState == "scored" ? TestScore : null, maxScore = 100, passMark = 70,
        answers = SittingState == "inProgress" ? TestAnswers : [],
        questions = SittingState != "inProgress" ? [] : new object[]
        {
            new { code = "s1", text = "Ibu kota provinsi Jawa Barat adalah <b>…", type = "single", options = new[] { "Bandung", "Semarang", "Surabaya" }, points = 1 },
            new { code = "s2", text = "Sebutkan singkatan Aparatur Sipil Negara.", type = "single", options = (string[]?)null, points = 1 },
            new { code = "s3", text = "Mana yang termasuk nilai dasar ASN?", type = "multiple", options = new[] { "Akuntabel", "Kompeten", "Kompetitif" }, points = 2 },
            new { code = "s4", text = "Jelaskan satu perubahan yang akan Anda kerjakan sesudah pelatihan,\ndan bagaimana Anda mengukurnya.", type = "essay", options = (string[]?)null, points = 5.5m },
        },
    };
}
