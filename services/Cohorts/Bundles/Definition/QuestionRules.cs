using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Definition;

/// <summary>Whether a question can be scored: its key fits its type and its options.</summary>
internal static class QuestionRules
{
    private const char Separator = '|';

    public static void Check(Question question, string path, Problems problems)
    {
        void Report(string property, Finding finding) => problems.Add(BundleFiles.Definition, null, $"{path}.{property}", finding);

        var type = Words.Of(question.Type);
        if (question.Key is not null && question.Type != QuestionType.Single) Report("key", PlanFindings.KeyMisplaced(question.Code, type));
        if (question.Keys is not null && question.Type != QuestionType.Multiple) Report("keys", PlanFindings.KeyMisplaced(question.Code, type));
        if (question.Type == QuestionType.Single && string.IsNullOrWhiteSpace(question.Key)) Report("key", PlanFindings.KeyMissing(question.Code));
        if (question.Type == QuestionType.Multiple && question.Keys is not { Count: > 0 }) Report("keys", PlanFindings.KeyMissing(question.Code));

        CheckTexts(question, question.Options ?? [], "options", Report);
        CheckTexts(question, question.Keys ?? [], "keys", Report);
        if (question.Key is { } key) CheckIsOption(question, key, "key", Report);
        foreach (var (one, index) in (question.Keys ?? []).Select((one, index) => (one, index)))
            CheckIsOption(question, one, $"keys[{index}]", Report);
    }

    /// <summary>Each can be told from the others, from a blank answer, and where several are chosen from two of them.</summary>
    private static void CheckTexts(Question question, IReadOnlyList<string> texts, string property, Action<string, Finding> report)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < texts.Count; index++)
        {
            var text = texts[index].Trim();
            if (NoAnswer.Reads(text) || (question.Type == QuestionType.Multiple && text.Contains(Separator)))
                report($"{property}[{index}]", PlanFindings.OptionUnusable(question.Code, text));
            else if (!seen.Add(text)) report($"{property}[{index}]", PlanFindings.CodeTwice(text));
        }
    }

    private static void CheckIsOption(Question question, string key, string property, Action<string, Finding> report)
    {
        if (question.Options is { Count: > 0 } options && !options.Contains(key, StringComparer.OrdinalIgnoreCase))
            report(property, PlanFindings.KeyNotAnOption(question.Code, key));
    }
}
