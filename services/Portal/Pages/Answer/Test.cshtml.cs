using System.Net;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Answer;

/// <summary>The questions of a test that was begun: saved as they are answered, looked over, handed in once.</summary>
internal sealed class TestModel(EvaluationApi api, Reader reader, TimeProvider clock) : AnswerPage(reader, clock)
{
    private readonly Reader reader = reader;
    private readonly TimeProvider clock = clock;

    private bool isBegun;

    [BindProperty(SupportsGet = true)]
    public string Cohort { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Phase { get; set; } = "";

    public Sitting Sitting { get; private set; } = null!;

    public override string Heading => reader[$"paper.{Sitting.Phase}"];

    public override string Closing => TestTime.Until(reader, Sitting.TimeZone, Sitting.EndsAt, clock.GetUtcNow());

    public override string ScaleHint => reader["test.do"];

    public override bool KeepsDrafts => true;

    public override bool IsAnswered => false;

    public override FormWords Says => FormWords.OfTest;

    public string ResultAddress => $"{TestTime.Address(Cohort, Phase)}/result";

    public int SecondsLeft => Math.Max(0, (int)(Sitting.EndsAt - clock.GetUtcNow()).TotalSeconds);

    public int Blank => Screens.SelectMany(screen => screen.Questions).Count(question => TestForm.IsBlank(question, Typed));

    // Nothing of it waits on a device: what came back later would be too late, and the questions are not for keeping.
    public override bool IsLive => true;

    protected override int? AnsweredVersion => null;

    protected override string GoneAddress => isBegun ? $"{ResultAddress}?note=over" : TestTime.Address(Cohort, Phase);

    protected override string SentAddress => ResultAddress;

    protected override DateTimeOffset Here(DateTimeOffset now) => CohortTime.In(Sitting.TimeZone, now);

    protected override string? OverAddress(ApiRefusal refusal) => refusal.Code is "sittingOver" or "handedIn" ? $"{ResultAddress}?note=over" : null;

    protected override async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await api.SittingAsync(Cohort, Phase, cancellation) is not { } sitting) return false;
        isBegun = true;
        // What is on its way when the time ends may still arrive; nothing new is begun.
        if (!sitting.IsInProgress || (HttpMethods.IsGet(Request.Method) && clock.GetUtcNow() >= sitting.EndsAt)) return false;
        Sitting = sitting;
        Screens = TestForm.Of(reader, sitting.Questions ?? []);
        return true;
    }

    protected override Task<(Typed Typed, int? Version)> BeforeAsync(CancellationToken cancellation) =>
        Task.FromResult<(Typed, int?)>((TestForm.Read(Sitting.Answers ?? new Dictionary<string, string>(), Sitting.Questions ?? []), Sitting.Version));

    protected override Task<int> SaveDraftAsync(CancellationToken cancellation) => api.SaveAnswersAsync(Cohort, Phase, TestForm.Write(Screens, Typed), Version, cancellation);

    protected override async Task SendAsync(CancellationToken cancellation)
    {
        try
        {
            // Another window may have saved other answers meanwhile: only saving looks at the version.
            Version = await SaveDraftAsync(cancellation);
        }
        catch (ApiRefusal refusal) when (refusal.Code == "sittingOver")
        {
            // Too late for saving; handing in has some seconds more, for what was on its way.
        }
        await api.HandInAsync(Cohort, Phase, TestForm.Write(Screens, Typed), Key!, cancellation);
    }

    protected override Task<IReadOnlyList<string>?> ReplacesAsync(ApiRefusal refusal, CancellationToken cancellation)
    {
        if (refusal.Status != HttpStatusCode.PreconditionFailed) return Task.FromResult<IReadOnlyList<string>?>(null);
        Version = null;
        return Task.FromResult<IReadOnlyList<string>?>([reader["test.elsewhere.handIn"]]);
    }
}
