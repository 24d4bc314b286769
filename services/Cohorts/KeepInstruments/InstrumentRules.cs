using System.Text.Json;
using System.Text.RegularExpressions;
using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Bundles.Definition;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Cohorts.KeepInstruments;

/// <summary>What an instrument has to fulfil: what it would have to in a plan, with which it is checked.</summary>
internal static partial class InstrumentRules
{
    private const int LongestName = 200;

    public static IReadOnlyList<InputProblem> Problems(string code, InstrumentContent content)
    {
        if ((content.Kind, content.Reaction, content.Behaviour) is not ((InstrumentContent.OfReaction, not null, null) or (InstrumentContent.OfBehaviour, null, not null)))
            return [KindWrong];
        var problems = new List<InputProblem>();
        if (content.Code != code || !Code().IsMatch(code)) problems.Add(CodeWrong);
        if (string.IsNullOrWhiteSpace(content.Name) || content.Name.Length > LongestName) problems.Add(NameWrong);
        problems.AddRange(InPlan(content));
        return problems;
    }

    private static IEnumerable<InputProblem> InPlan(InstrumentContent content)
    {
        var place = $"plan.{content.Kind}.instrument.";
        object plan = content.Reaction is { } reaction
            ? new { reaction = new { instrument = reaction, identity = "confidential" } }
            : new { behaviour = new { instrument = content.Behaviour, raterWeights = new { supervisor = 1 }, waves = new[] { new { months = FollowUpPolicy.Default.MinMonths } } } };
        var found = new Problems();
        var reading = DefinitionReader.Read(JsonSerializer.SerializeToUtf8Bytes(new { plan }, WireFormat.Options), BundleLimits.Default, found);
        new PlanRules(reading, FollowUpPolicy.Default, found).Check();
        // What the rest of a cohort's definition lacks here is no fault of the instrument.
        return found.ToList().Where(problem => problem.Column?.StartsWith(place, StringComparison.Ordinal) != false)
            .Select(problem => new InputProblem(problem.Column?[place.Length..] ?? "", problem.Code, new(Named(problem.Id, place), Named(problem.En, place))));
    }

    private static string Named(string sentence, string place) => sentence.Replace(place, "", StringComparison.Ordinal);

    private static InputProblem KindWrong { get; } = new("kind", "instrumentKind", new(
        "Isi kind dengan reaction atau behaviour, dan instrumennya di bawah nama yang sama.", "Fill in kind with reaction or behaviour, and the instrument under the same name."));

    private static InputProblem CodeWrong { get; } = new("code", "instrumentCode", new(
        "Kode instrumen: 2 sampai 40 huruf kecil, angka, titik, dan tanda hubung, sama dengan yang di alamat.", "An instrument's code has 2 to 40 small letters, digits, dots and dashes, and is the one in the address."));

    private static InputProblem NameWrong { get; } = new("name", "instrumentName", new(
        $"Nama instrumen belum ada, atau lebih dari {LongestName} huruf. Perbaiki.", $"The instrument's name is missing, or has more than {LongestName} letters. Correct it."));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,39}\z")]
    private static partial Regex Code();
}
