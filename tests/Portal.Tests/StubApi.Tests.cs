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
        MapEssays();
    }

    private void MapEssays()
    {
        app.MapGet("/api/cohorts/PIM-2026-11", (HttpContext context) => Guarded(context, () => Results.Json(new
        {
            definition = new
            {
                code = "PIM-2026-11", name = "Kepemimpinan 2026", programme = new { code = "PIM", name = "Kepemimpinan" }, agency = new { code = "LAN", name = "Lembaga" }, endsOn = "2026-11-20", timeZone = "Asia/Jakarta",
                plan = new { learning = new { maxScore = 100, passMark = 70, test = new { questions = new[] { new { code = "s4", type = "essay" } } } } },
            },
        })));
        app.MapGet("/api/learning/{cohort}/essays", (HttpContext context) => Guarded(context, () =>
        {
            var (open, marked) = (Essays.Where(essay => essay["given"] is null).ToList(), Essays.Where(essay => essay["given"] is not null).ToList());
            return Results.Json(new { items = context.Request.Query["state"] == "open" ? open : marked, open = open.Count, marked = marked.Count, cursor = (Guid?)null });
        }));
        app.MapPut("/api/learning/{cohort}/sittings/{sitting}/marks", (HttpContext context, Guid sitting, JsonObject body) => Guarded(context, () =>
        {
            var (code, mark) = body["marks"]!.AsObject().Single();
            var essay = Essays.Single(essay => (Guid)essay["sitting"]! == sitting && (string)essay["question"]! == code);
            if (context.Request.Headers.IfMatch != $"\"{essay["version"]}\"") return Refused(412, "versionChanged");
            (essay["given"], essay["remark"]) = (mark!["points"]!.DeepClone(), mark["remark"]?.DeepClone());
            foreach (var other in Essays.Where(other => (Guid)other["sitting"]! == sitting)) other["version"] = (int)other["version"]! + 1;
            return Results.Json(new { version = essay["version"], state = "awaitingMarks" });
        }));
        app.MapGet("/api/learning/{cohort}/sittings", (HttpContext context) => Guarded(context, () => Results.Json(new
        {
            items = new[] { new { sitting = Sheet, number = 1, phase = "post", state = "awaitingMarks" }, new { sitting = OtherSheet, number = 2, phase = "post", state = "inProgress" } },
        })));
    }

    /// <summary>Two of one sitting, one of another.</summary>
    public List<JsonObject> Essays { get; } = [Essay(Sheet, 1, "s4"), Essay(OtherSheet, 2, "s4"), Essay(Sheet, 1, "s5")];

    /// <summary>Puts as many essays in the place of these.</summary>
    public void Fill(int open, int marked)
    {
        Essays.Clear();
        for (var number = 1; number <= open + marked; number++)
        {
            var essay = Essay(Guid.CreateVersion7(), number, "s4");
            if (number > open) essay["given"] = 3m;
            Essays.Add(essay);
        }
    }

    private static JsonObject Essay(Guid sheet, int number, string question) => new()
    {
        ["sitting"] = sheet, ["number"] = number, ["phase"] = "post", ["question"] = question, ["text"] = $"Jelaskan satu perubahan ({question}).", ["rubric"] = "5: perubahan dan ukurannya\n3: perubahannya saja",
        ["points"] = 5.5m, ["answer"] = $"Rapat <b>mingguan</b> dari nomor {number}.\nDiukur dengan berita acara.", ["given"] = null, ["remark"] = null, ["version"] = 3,
    };

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
