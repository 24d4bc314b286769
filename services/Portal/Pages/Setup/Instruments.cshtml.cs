using System.Globalization;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Pages.Setup;

/// <summary>What is asked at the first three levels: a survey, a test, an observation form.</summary>
internal sealed class InstrumentsModel(EvaluationApi api, Reader reader) : SetupStepModel(api, reader)
{
    /// <summary>The instrument stays as it is in the plan.</summary>
    public const string Keep = "keep";

    private IReadOnlyList<InstrumentItem> library = [];

    [BindProperty]
    public string? Reaction { get; set; }

    [BindProperty]
    public string? Identity { get; set; }

    [BindProperty]
    public string? ReactionCloses { get; set; }

    [BindProperty]
    public bool Learning { get; set; }

    [BindProperty]
    public string? MaxScore { get; set; }

    [BindProperty]
    public string? PassMark { get; set; }

    [BindProperty]
    public string? LearningCloses { get; set; }

    [BindProperty]
    public string? Behaviour { get; set; }

    public override string Step => SetupSteps.Instruments;

    /// <param name="kept">Name of the instrument that the plan has.</param>
    public IReadOnlyList<(string Value, string Words)> Choices(string kind, string? kept) =>
    [
        ("", Reader["instruments.none"]),
        .. kept is null ? [] : new[] { (Keep, Reader["instruments.keep", kept]) },
        .. library.Where(item => item.Kind == kind).Select(item => (ValueOf(item), Reader["instruments.choice", item.Name, item.Versions[0], item.Items])),
    ];

    // An admin sees other agencies' instruments too, which are not this cohort's.
    protected override async Task PrepareAsync(CancellationToken cancellation) =>
        library = [.. (await Api.InstrumentsAsync(cancellation)).Where(item => item.Agency is null || item.Agency == Cohort.Definition.Agency.Code)];

    protected override void Show()
    {
        (Reaction, Behaviour) = (Plan.Reaction is null ? "" : Keep, Plan.Behaviour is null ? "" : Keep);
        Identity = Codes.Of(Plan.Reaction?.Identity ?? IdentityMode.Confidential);
        ReactionCloses = Days(Plan.Reaction?.ClosesAfterDays ?? 14);
        Learning = Plan.Learning is not null;
        MaxScore = WrittenNumber.Write(Plan.Learning?.MaxScore ?? 100, Reader.Language);
        PassMark = WrittenNumber.Write(Plan.Learning?.PassMark ?? 70, Reader.Language);
        LearningCloses = Days(Plan.Learning?.ClosesAfterDays ?? 14);
    }

    protected override IReadOnlyDictionary<string, string> Check()
    {
        var problems = new Dictionary<string, string>();
        if (!Choices("reaction", Plan.Reaction?.Instrument.Name).Any(choice => choice.Value == (Reaction ?? ""))) problems["reaction"] = Reader["setup.choose"];
        if (!Choices("behaviour", Plan.Behaviour?.Instrument.Name).Any(choice => choice.Value == (Behaviour ?? ""))) problems["behaviour"] = Reader["setup.choose"];
        if (!string.IsNullOrEmpty(Reaction))
        {
            if (WrittenNumber.Whole(ReactionCloses) is null or > 365) problems["reactionCloses"] = Reader["setup.days.wrong"];
            if (Codes.Read<IdentityMode>(Identity) is null) problems["identity"] = Reader["setup.choose"];
        }
        if (!Learning) return problems;
        if (WrittenNumber.Read(MaxScore, Reader.Language) is not > 0) problems["maxScore"] = Reader["instruments.maxScore.wrong"];
        if (WrittenNumber.Read(PassMark, Reader.Language) is not >= 0 || WrittenNumber.Read(PassMark, Reader.Language) > WrittenNumber.Read(MaxScore, Reader.Language)) problems["passMark"] = Reader["instruments.passMark.wrong"];
        if (WrittenNumber.Whole(LearningCloses) is null or > 365) problems["learningCloses"] = Reader["setup.days.wrong"];
        return problems;
    }

    protected override async Task<CohortDefinition> ChangedAsync(CancellationToken cancellation)
    {
        var plan = Plan with { Reaction = await ReactionAsync(cancellation), Learning = LearningPlanned(), Behaviour = await BehaviourAsync(cancellation) };
        // A target for what is no longer measured would aim at nothing.
        var places = TargetPlace.In(plan);
        return Cohort.Definition with { Plan = plan with { Targets = plan.Targets?.Where(target => places.Contains(TargetPlace.Of(target))).ToList() } };
    }

    private async Task<ReactionPlan?> ReactionAsync(CancellationToken cancellation) => string.IsNullOrEmpty(Reaction) ? null : new(
        Reaction == Keep ? Plan.Reaction!.Instrument : (await ChosenAsync(Reaction, cancellation)).Reaction!,
        Codes.Read<IdentityMode>(Identity)!.Value, WrittenNumber.Whole(ReactionCloses)!.Value);

    private LearningPlan? LearningPlanned() => Learning
        ? new(WrittenNumber.Read(MaxScore, Reader.Language)!.Value, WrittenNumber.Read(PassMark, Reader.Language)!.Value, WrittenNumber.Whole(LearningCloses)!.Value, Plan.Learning?.Test) : null;

    private async Task<BehaviourPlan?> BehaviourAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(Behaviour)) return null;
        if (Behaviour == Keep) return Plan.Behaviour;
        var instrument = (await ChosenAsync(Behaviour, cancellation)).Behaviour!;
        if (Plan.Behaviour is { } before) return before with { Instrument = instrument };
        // What the policy of the programme type proposes; the next step shows it.
        var policy = await Api.PolicyAsync(Cohort.Definition.Programme.Kind, cancellation);
        return new(instrument, policy.Weights ?? new(1), [.. new[] { policy.MinMonths, policy.MaxMonths }.Distinct().Select(months => new WavePlan(months, policy.WindowDays))]);
    }

    private async Task<InstrumentContent> ChosenAsync(string choice, CancellationToken cancellation)
    {
        // Checked before: one of those that were offered.
        var parts = choice.Split('@');
        return (await Api.InstrumentAsync(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), parts.ElementAtOrDefault(2), cancellation)).Content;
    }

    private static string ValueOf(InstrumentItem item) => $"{item.Code}@{item.Versions[0]}{(item.Agency is null ? "" : $"@{item.Agency}")}";

    private static string Days(int days) => days.ToString(CultureInfo.InvariantCulture);
}
