using System.Text.Json;
using Evaluation.Cohorts.ListPeople;
using Evaluation.Contracts;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Problems;

namespace Evaluation.Cohorts.ReadPersonData;

/// <summary>All that is stored about a person, for that person.</summary>
/// <param name="Earlier">What name and addresses were before.</param>
/// <param name="Notes">What the file does not hold, and why.</param>
internal sealed record PersonFile(
    Guid Person, string? Nip, string? Code, string Name, string Email, string Phone, IReadOnlyList<EarlierPerson> Earlier,
    IReadOnlyList<CohortPart> Cohorts, IReadOnlyList<Sentence> Notes, DateTimeOffset MadeAt)
{
    public static IReadOnlyList<Sentence> WhatIsMissing { get; } =
    [
        new("Jawaban survei anonim tidak dapat ditemukan: tidak ada yang menghubungkannya dengan siapa pun.",
            "Answers to anonymous surveys cannot be found: nothing connects them with anybody."),
        new("Penilai tidak disebut. Penilaian rekan dan bawahan ada di sini hanya bila sedikitnya tiga orang menilai, tanpa komentar.",
            "Raters are not named. What peers and subordinates said is here only where at least three of them did, and without comments."),
    ];
}

internal sealed record EarlierPerson(string Name, string Email, string Phone, DateTimeOffset ReplacedAt);

/// <param name="Given">What the person answered.</param>
/// <param name="About">What was said about the person.</param>
/// <param name="Tests">What the person wrote in tests by link, also where it has no score yet.</param>
/// <param name="Drafts">What the person has begun to answer and not sent.</param>
internal sealed record CohortPart(
    string Cohort, string Name, string Agency, PersonItem Details, IReadOnlyList<AnswerPart> Given, IReadOnlyList<AnswerPart> About, IReadOnlyList<WrittenTest> Tests, IReadOnlyList<DraftPart> Drafts);

/// <param name="Wave">Months of the wave; null for the reaction survey.</param>
/// <param name="Participant">Of an observation: opaque id of the one whom it is about.</param>
internal sealed record DraftPart(Level Level, int? Wave, Guid? Participant, JsonElement Content);

/// <param name="Occasion">Test phase, or months of the wave.</param>
/// <param name="Participant">Of an observation: opaque id of the one who was observed.</param>
internal sealed record AnswerPart(Level Level, string Kind, string Occasion, string? Participant, JsonElement Answer);
