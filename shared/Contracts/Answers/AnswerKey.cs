using System.Globalization;

namespace Evaluation.Contracts.Answers;

/// <summary>What an answer is about: one answer is allowed for each key.</summary>
/// <param name="Subject">Whom or what it measures: an opaque id, or a KPI's code.</param>
/// <param name="Occasion">When: a test phase, a wave's months, a month.</param>
/// <param name="Author">Who says so: a rater's opaque id, or a KPI's group and unit.</param>
public sealed record AnswerKey(string Kind, string Subject, string Occasion = "", string Author = "")
{
    public static AnswerKey Response(Guid respondent) => new(AnswerKinds.Response, Text(respondent));

    public static AnswerKey Attempt(Guid participant, TestPhase phase) => new(AnswerKinds.Attempt, Text(participant), phase == TestPhase.Pre ? "pre" : "post");

    public static AnswerKey Observation(Guid participant, int wave, Guid rater) => new(AnswerKinds.Observation, Text(participant), Text(wave), Text(rater));

    public static AnswerKey Exemption(Guid participant, int wave) => new(AnswerKinds.Exemption, Text(participant), Text(wave));

    public static AnswerKey Kpi(string code) => new(AnswerKinds.Kpi, code);

    public static AnswerKey Measurement(Measurement measurement) => new(
        AnswerKinds.Measurement, measurement.Kpi, Text(measurement.Month),
        $"{(measurement.Group == MeasurementGroup.Trained ? "trained" : "comparison")}|{measurement.Unit}");

    /// <summary>Finance lines have no key of their own: they are known by their place in the list.</summary>
    public static AnswerKey Finance(int line) => new(AnswerKinds.Finance, Text(line));

    private static string Text(Guid id) => id.ToString("D");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The kinds of answers that the levels keep.</summary>
public static class AnswerKinds
{
    public const string Response = "response";
    public const string Attempt = "attempt";
    public const string Observation = "observation";
    public const string Exemption = "exemption";
    public const string Kpi = "kpi";
    public const string Measurement = "measurement";
    public const string Finance = "finance";
}
