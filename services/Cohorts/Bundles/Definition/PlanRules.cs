using System.Globalization;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Rows;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Definition;

/// <summary>What a plan of the right shape has to fulfil to make sense (MODEL).</summary>
internal sealed class PlanRules(DefinitionReading definition, FollowUpPolicy policy, Problems problems)
{
    // Gaps are reported for each dimension and then for this one.
    private const string ReservedDimension = "overall";

    public void Check()
    {
        if (definition.Code is { } code && CohortCodes.Reserved.Contains(code)) Report("code", PlanFindings.CodeReserved(code));
        if (definition is { StartsOn: { } start, EndsOn: { } end } && end < start) Report("endsOn", PlanFindings.EndBeforeStart(start, end));
        if (definition.TimeZone is { } zone && definition.FindTimeZone() is null) Report("timeZone", PlanFindings.TimeZoneUnknown(zone));
        if (definition.Plan.Reaction is { } reaction) CheckReaction(reaction.Instrument, "plan.reaction.instrument");
        if (definition.Plan.Learning is { } learning) CheckLearning(learning, "plan.learning");
        if (definition.Plan.Behaviour is { } behaviour) CheckBehaviour(behaviour, "plan.behaviour");
        new TargetRules(definition, problems).Check();
    }

    private void CheckReaction(ReactionInstrument instrument, string path)
    {
        CheckScale(instrument.Scale, path);
        CheckUnique(instrument.Groups.Select((group, index) => (Words.Of(group), $"{path}.groups[{index}]")));
        var dimensions = instrument.Dimensions.Select((dimension, index) => (Dimension: dimension, Path: $"{path}.dimensions[{index}]")).ToList();
        CheckUnique(dimensions.Select(at => (at.Dimension.Code, $"{at.Path}.code")));
        CheckCodes(dimensions.SelectMany(at => Codes(at.Dimension.Items, at.Path)), ReactionRows.FixedColumns);
        foreach (var (dimension, place) in dimensions)
        {
            if (dimension.Code == ReservedDimension) Report($"{place}.code", PlanFindings.DimensionReserved(dimension.Code));
            CheckIndicators(dimension, place);
        }
    }

    private void CheckIndicators(Dimension dimension, string path)
    {
        var indicators = (dimension.Indicators ?? []).Select((indicator, index) => (indicator, $"{path}.indicators[{index}]")).ToList();
        CheckUnique(indicators.Select(at => (at.indicator.Code, $"{at.Item2}.code")));
        var items = dimension.Items.Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (indicator, place) in indicators)
        {
            var named = indicator.Items.Select((item, index) => (item, $"{place}.items[{index}]")).ToList();
            CheckUnique(named);
            foreach (var (item, at) in named.Where(at => !items.Contains(at.item)))
                Report(at, PlanFindings.IndicatorItemUnknown(item, dimension.Code));
        }
    }

    private void CheckLearning(LearningPlan learning, string path)
    {
        if (learning.PassMark > learning.MaxScore)
            Report($"{path}.passMark", PlanFindings.PassMarkAboveMaximum(Figure(learning.PassMark), Figure(learning.MaxScore)));
        if (learning.Test is null) return;
        var questions = learning.Test.Questions.Select((question, index) => (question, $"{path}.test.questions[{index}]")).ToList();
        CheckCodes(questions.Select(at => (at.question.Code, $"{at.Item2}.code")), LearningRows.FixedColumns);
        foreach (var (question, place) in questions) QuestionRules.Check(question, place, problems);
    }

    private void CheckBehaviour(BehaviourPlan behaviour, string path)
    {
        CheckScale(behaviour.Instrument.Scale, $"{path}.instrument");
        CheckCodes(Codes(behaviour.Instrument.Items, $"{path}.instrument"), ObservationRows.FixedColumns);
        var latest = 0;
        var seen = new HashSet<int>();
        for (var index = 0; index < behaviour.Waves.Count; index++)
        {
            var wave = behaviour.Waves[index];
            var place = $"{path}.waves[{index}]";
            if (!seen.Add(wave.Months)) Report($"{place}.months", PlanFindings.WaveTwice(wave.Months));
            else if (wave.Months < latest) Report($"{place}.months", PlanFindings.WavesNotAscending(wave.Months));
            if (!policy.Allows(wave.Months))
                Report($"{place}.months", PlanFindings.WaveOutsidePolicy(wave.Months, policy));
            latest = Math.Max(latest, wave.Months);
            if (wave.ClosesOn is { } closes && (wave.OpensOn ?? definition.EndsOn?.AddMonths(wave.Months)) is { } opens && closes < opens)
                Report($"{place}.closesOn", PlanFindings.WaveClosesBeforeOpening(opens, closes));
        }
    }

    private void CheckScale(Scale scale, string instrument)
    {
        if (scale.Max <= scale.Min) Report($"{instrument}.scale.max", PlanFindings.ScaleReversed(scale.Min, scale.Max));
    }

    /// <summary>Codes that become column names.</summary>
    private void CheckCodes(IEnumerable<(string Code, string Path)> codes, IReadOnlyList<string> fixedColumns)
    {
        var all = codes.ToList();
        CheckUnique(all);
        foreach (var (code, path) in all.Where(at => fixedColumns.Contains(at.Code))) Report(path, PlanFindings.CodeIsColumn(code));
    }

    private void CheckUnique(IEnumerable<(string Code, string Path)> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (code, path) in codes.Where(at => !seen.Add(at.Code))) Report(path, PlanFindings.CodeTwice(code));
    }

    private static IEnumerable<(string Code, string Path)> Codes(IReadOnlyList<Item> items, string path) =>
        items.Select((item, index) => (item.Code, $"{path}.items[{index}].code"));

    private static string Figure(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private void Report(string path, Finding finding) => problems.Add(BundleFiles.Definition, null, path, finding);
}
