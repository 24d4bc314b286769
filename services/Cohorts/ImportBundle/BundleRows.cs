using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>A bundle's rows as the levels take them: opaque ids in the place of persons.</summary>
/// <param name="Files">The kinds that the bundle has a file for.</param>
internal sealed record LevelRows(Level Level, bool Anonymous, IReadOnlyList<string> Files, IReadOnlyList<ImportRow> Rows)
{
    public static IReadOnlyList<LevelRows> Of(Bundle bundle, CohortDraft draft) =>
    [
        Reaction(bundle, draft),
        new(Level.Learning, false, Present(bundle.Learning, AnswerKinds.Attempt),
            [.. (bundle.Learning ?? []).Select(row => new ImportRow(AnswerKey.Attempt(draft.IdOf(row.Participant), row.Phase), AnswerBody.Write(row.Attempt)))]),
        new(Level.Behaviour, false, Present(bundle.Observations, AnswerKinds.Observation, AnswerKinds.Exemption),
        [
            .. (bundle.Observations ?? []).Select(row => new ImportRow(
                AnswerKey.Observation(draft.IdOf(row.Participant), row.Wave, draft.IdOf(row.Rater)), AnswerBody.Write(row.Observation))),
            .. (bundle.Exemptions ?? []).Select(row => new ImportRow(AnswerKey.Exemption(draft.IdOf(row.Participant), row.Wave), AnswerBody.Write(row.Exemption))),
        ]),
        Results(bundle),
    ];

    private static LevelRows Reaction(Bundle bundle, CohortDraft draft)
    {
        var isAnonymous = bundle.Definition.Plan.Reaction?.Identity == IdentityMode.Anonymous;
        return new(Level.Reaction, isAnonymous, Present(bundle.Reaction, AnswerKinds.Response), [.. (bundle.Reaction ?? []).Select(row => isAnonymous
            ? new ImportRow(new(AnswerKinds.Response, ""), AnswerBody.Write(row.Response with { SubmittedAt = Day(row.Response.SubmittedAt) }))
            : new ImportRow(AnswerKey.Response(row.Participant is { } participant ? draft.IdOf(participant) : draft.IdOfOrganiser(row.Organiser!)), AnswerBody.Write(row.Response)))]);
    }

    private static LevelRows Results(Bundle bundle) => new(
        Level.Results, false,
        [.. Present(bundle.Kpis, AnswerKinds.Kpi), .. Present(bundle.Measurements, AnswerKinds.Measurement), .. Present(bundle.Finance, AnswerKinds.Finance)],
        [
            .. (bundle.Kpis ?? []).Select((row, position) => new ImportRow(AnswerKey.Kpi(row.Kpi.Code), AnswerBody.Write(row.Kpi with { Position = position }))),
            .. (bundle.Measurements ?? []).Select(row => new ImportRow(AnswerKey.Measurement(row.Measurement), AnswerBody.Write(row.Measurement))),
            .. (bundle.Finance ?? []).Select((row, line) => new ImportRow(AnswerKey.Finance(line + 1), AnswerBody.Write(row.Line))),
        ]);

    // An anonymous answer carries no time finer than a day.
    private static string? Day(string? moment) => moment?[..10];

    private static string[] Present<T>(IReadOnlyList<T>? rows, params string[] kinds) => rows is null ? [] : kinds;
}
