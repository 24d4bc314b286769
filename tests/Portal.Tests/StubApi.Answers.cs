using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Portal.Tests;

// Not the service of that name.
using Results = Microsoft.AspNetCore.Http.Results;

/// <summary>What people who answer are asked, and what became of it.</summary>
internal sealed partial class StubApi
{
    public const string Secret = "s3cret-of-a-personal-link", OtherSecret = "s3cret-of-somebody-else";

    public static readonly Guid Observed = Guid.Parse("11111111-0000-7000-8000-000000000001"), ByPeer = Guid.Parse("11111111-0000-7000-8000-000000000002"), Self = Guid.Parse("11111111-0000-7000-8000-000000000003");

    private static readonly Guid Participant = Guid.Parse("22222222-0000-7000-8000-000000000001"), Answer = Guid.Parse("33333333-0000-7000-8000-000000000001");

    private readonly Dictionary<string, string> keys = [];

    public bool IsLinkGood { get; set; } = true;

    public int LinksOpened { get; private set; }

    public string? LastEmail { get; private set; }

    public string? LastPassword { get; private set; }

    public string? LastReset { get; private set; }

    /// <summary>All the versions of the answer, as they were sent.</summary>
    public List<JsonNode> Observations { get; } = [];

    public List<JsonNode> Responses { get; } = [];

    public JsonNode? Draft { get; private set; }

    public int DraftVersion { get; set; }

    public List<string> Said { get; } = [];

    public bool IsAnonymous { get; set; }

    public bool IsSilentOnSend { get; set; }

    /// <summary>The window has closed: nothing is asked any more.</summary>
    public bool IsClosed { get; set; }

    private void MapAnswers()
    {
        app.MapPost("/api/identity/links/session", (JsonObject body) =>
        {
            if (!IsLinkGood || (string?)body["secret"] is not (Secret or OtherSecret)) return Results.Problem(title: "no", statusCode: 401);
            LinksOpened++;
            return Results.Json(new { accessToken = Token, tokenType = "Bearer", expiresIn = 1800 });
        });
        app.MapPut("/api/identity/password", (JsonObject body) =>
        {
            if ((string?)body["secret"] != Secret) return Results.Problem(title: "no", statusCode: 401);
            LastPassword = (string?)body["password"];
            return Results.NoContent();
        });
        app.MapPost("/api/identity/password/reset", (JsonObject body) =>
        {
            LastReset = (string?)body["userName"];
            return Results.Json(new { message = "Bila ada, surel dikirim." }, statusCode: 202);
        });
        app.MapPost("/api/identity/links/resend", (JsonObject body) =>
        {
            LastEmail = (string?)body["email"];
            return Results.Json(new { message = "Bila ada, surel dikirim." }, statusCode: 202);
        });
        app.MapGet("/api/behaviour/tasks", (HttpContext context) => Guarded(context, () => Results.Json(Tasks())));
        app.MapGet("/api/cohorts/{cohort}/names", (HttpContext context) => Guarded(context, () => Results.Json(new
        {
            items = new[] { new { id = Participant, name = "Siti <b>Aminah</b>" } }.Where(item => context.Request.Query["ids"].Contains(item.id.ToString())),
        })));
        app.MapGet("/api/behaviour/{cohort}/assignments/{id}/draft", (HttpContext context) => Guarded(context, () =>
            Draft is null ? Results.Problem(statusCode: 404) : Results.Json(new { version = DraftVersion, content = Draft })));
        app.MapPut("/api/behaviour/{cohort}/assignments/{id}/draft", (HttpContext context, JsonNode body) => Guarded(context, () =>
        {
            if (context.Request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != $"\"{DraftVersion}\"") return Refused(412, "versionChanged");
            Draft = body;
            return Results.Json(new { version = ++DraftVersion });
        }));
        app.MapPost("/api/behaviour/{cohort}/assignments/{id}/{says}", (HttpContext context, string says, JsonObject body) => Guarded(context, () =>
        {
            Said.Add($"{says} {body["reason"]}".Trim());
            return Results.NoContent();
        }));
        app.MapPost("/api/behaviour/{cohort}/observations", (HttpContext context, JsonNode body) => Guarded(context, () => Take(context, body, Observations)));
        app.MapGet("/api/behaviour/{cohort}/observations/{id}", (HttpContext context) => Guarded(context, () =>
            Results.Json(new { answer = Given(Observations[^1]), version = Observations.Count })));
        app.MapPut("/api/behaviour/{cohort}/observations/{id}", (HttpContext context, JsonNode body) => Guarded(context, () =>
        {
            if (context.Request.Headers.IfMatch != $"\"{Observations.Count}\"") return Refused(412, "versionChanged");
            Observations.Add(body);
            return Results.Json(new { id = Answer, version = Observations.Count });
        }));
        app.MapGet("/api/reaction/tasks", (HttpContext context) => Guarded(context, () => Results.Json(Surveys())));
        app.MapGet("/api/reaction/{cohort}/draft", (HttpContext context) => Guarded(context, () => Results.Problem(statusCode: 404)));
        app.MapPost("/api/reaction/{cohort}/responses", (HttpContext context, JsonNode body) => Guarded(context, () => Take(context, body, Responses)));
    }

    private IResult Take(HttpContext context, JsonNode body, List<JsonNode> taken)
    {
        if (IsSilentOnSend) return Results.StatusCode(503);
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (keys.TryGetValue(key, out var before) && before != body.ToJsonString()) return Refused(422, "idempotencyKeyReused");
        if (!keys.ContainsKey(key) && taken.Count > 0) return Refused(409, "duplicate");
        if (keys.TryAdd(key, body.ToJsonString())) taken.Add(body);
        return Results.Json(new { id = Answer, version = 1 }, statusCode: 201);
    }

    private static IResult Refused(int status, string code) => Results.Problem(title: code, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });

    // Without the items that were not observed, as the service stores it.
    private static JsonNode Given(JsonNode sent)
    {
        var given = sent.DeepClone().AsObject();
        given["answers"] = new JsonObject(sent["answers"]!.AsObject().Where(answer => answer.Value is not null).Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)answer.Value!.DeepClone())));
        return given;
    }

    private object Tasks()
    {
        var isAnswered = Observations.Count > 0;
        object Task(Guid id, string group) => new
        {
            assignment = id, cohort = "PSMA-2026-05", wave = 6, participant = group == "peer" ? Guid.Parse("22222222-0000-7000-8000-000000000009") : Participant, raterGroup = group,
            rater = Participant, opensOn = "2026-11-20", closesOn = "2026-12-20", hasDraft = false, answer = isAnswered && id == Observed ? Answer : (Guid?)null, answerVersion = isAnswered && id == Observed ? Observations.Count : (int?)null,
        };
        object[] others = [Task(ByPeer, "peer"), Task(Self, "self")];
        return new
        {
            tasks = IsClosed ? [] : isAnswered ? others : [Task(Observed, "supervisor"), .. others],
            answered = isAnswered ? [Task(Observed, "supervisor")] : Array.Empty<object>(),
            cohorts = new[]
            {
                new { code = "PSMA-2026-05", name = "Manajemen ASN Angkatan V", timeZone = "Asia/Jakarta", instrument = new { name = "BerAKHLAK", scale = new { min = 1, max = 5 }, items = Items("service", "accountable") } },
            },
        };
    }

    private object Surveys() => new
    {
        tasks = Responses.Count > 0 ? [] : new[]
        {
            new
            {
                cohort = "PIM-2026-11", name = "Kepemimpinan 2026", respondent = IsAnonymous ? (Guid?)null : Participant, anonymous = IsAnonymous, groups = new[] { "participant" },
                opensOn = "2026-11-20", closesOn = "2026-12-04", hasDraft = false, timeZone = "Asia/Jakarta",
                instrument = new { name = "Survei", scale = new { min = 1, max = 4 }, dimensions = new[] { new { code = "d1", name = "Dinamika", items = Items("1.1", "1.2") } } },
            },
        },
    };

    private static object[] Items(params string[] codes) => [.. codes.Select(code => new { code, text = $"Butir {code}" })];
}
