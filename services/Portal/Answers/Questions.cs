using System.Globalization;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Answers;

/// <summary>Which questions a form has, and on which screens.</summary>
internal static class Questions
{
    public const string Applied = "applied", Barriers = "barriers", Evidence = "evidence", Comment = "comment";

    // As long as the API takes them.
    public const int LongestText = 4000;

    private static readonly string[] BarrierCodes =
        ["workload", "supervisor-support", "work-environment", "budget", "material-mismatch", "transfer-of-post", "no-opportunity", "other"];

    /// <summary>Supervisors are asked everything, peers and subordinates what they saw, participants about themselves what stood in their way.</summary>
    public static IReadOnlyList<Screen> OfObservation(Reader reader, string raterGroup, ObservationInstrument instrument)
    {
        var isSelf = raterGroup == "self";
        var none = new Option(Typed.None, reader[isSelf ? "answer.noOccasion" : "answer.notObserved"]);
        var screens = instrument.Items.Select(item => new Screen(null, [Scale(reader, item, instrument.Scale) with { None = none, Missing = reader[isSelf ? "answer.missing.self" : "answer.missing.item"] }])).ToList();
        if (raterGroup == "supervisor") screens.Add(new(null, [Application(reader)]));
        if (isSelf || raterGroup == "supervisor") screens.Add(new(null, [BarriersOf(reader, isSelf)]));
        List<Question> texts = [Text(reader, Comment, "answer.comment", "answer.comment.hint")];
        if (!isSelf) texts.Insert(0, Text(reader, Evidence, "answer.evidence", "answer.evidence.hint"));
        screens.Add(new(null, texts));
        return screens;
    }

    /// <summary>One screen for each dimension.</summary>
    public static IReadOnlyList<Screen> OfSurvey(Reader reader, SurveyInstrument instrument) =>
    [
        .. instrument.Dimensions.Select(dimension => new Screen(dimension.Name, [.. dimension.Items.Select(item => Scale(reader, item, instrument.Scale) with { None = new(Typed.None, reader["answer.cannotRate"]) })])),
        new Screen(null, [Text(reader, Comment, "answer.comment", "answer.comment.hint")]),
    ];

    private static Question Scale(Reader reader, AskedItem item, AskedScale scale) => new(
        QuestionKind.Scale, Typed.ItemPrefix + item.Code, item.Text ?? item.Name ?? item.Code,
        [.. Enumerable.Range(scale.Min, scale.Max - scale.Min + 1).Select(value => new Option(
            value.ToString(CultureInfo.InvariantCulture), value.ToString(CultureInfo.InvariantCulture),
            value == scale.Min ? reader["category.very-poor"] : value == scale.Max ? reader["category.very-good"] : null))],
        Hint: item.Text is not null && item.Name is not null ? item.Name : null);

    private static Question Application(Reader reader) => new(
        QuestionKind.Choice, Applied, reader["answer.applied"], [.. new[] { "full", "partial", "none" }.Select(code => new Option(code, reader[$"applied.{code}"]))],
        new(Typed.None, reader["answer.applied.unknown"]), Missing: reader["answer.missing.applied"]);

    private static Question BarriersOf(Reader reader, bool isSelf) => new(
        QuestionKind.Several, Barriers, reader[isSelf ? "answer.barriers.self" : "answer.barriers"],
        [.. BarrierCodes.Select(code => new Option(code, reader[$"barrier.{code}"]))], Hint: reader["answer.barriers.hint"]);

    private static Question Text(Reader reader, string field, string label, string hint) => new(QuestionKind.Text, field, reader[label], [], Hint: reader[hint]);
}
