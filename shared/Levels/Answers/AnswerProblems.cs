using Evaluation.Hosting.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Levels.Answers;

/// <summary>What is said when an answer is not taken.</summary>
public static class AnswerProblems
{
    public static InputProblem IdempotencyKey(int longest) => new("Idempotency-Key", "idempotencyKey", new(
        $"Idempotency-Key harus berisi 1 sampai {longest} karakter.", $"Idempotency-Key takes 1 to {longest} characters."));

    /// <summary>Beyond <see cref="Contracts.Answers.Magnitude"/>.</summary>
    public static InputProblem Magnitude(string field) => new(field, "magnitude", new(
        $"{field} terlalu besar atau terlalu kecil untuk dihitung (paling besar 1.000.000.000.000.000). Pakai satuan lain, misalnya juta.",
        $"{field} is too large or too small to reckon with (1,000,000,000,000,000 at the most). Use another unit, such as millions."));

    public static InputProblem Missing(string field) => new(field, "missing", new($"{field} belum diisi.", $"{field} is missing."));

    public const string UnknownPersonCode = "unknownPerson";

    public static InputProblem UnknownPerson(string field, string role) => new(field, UnknownPersonCode, new(
        $"{field} bukan {(role == "participant" ? "peserta" : role == "organiser" ? "penyelenggara" : "orang")} di angkatan ini. Gunakan id dari /api/cohorts/…/people.",
        $"{field} is no {role} of this cohort. Use an id from /api/cohorts/…/people."));

    public static InputProblem LevelNotPlanned(string level) => new("cohort", "levelNotPlanned", new(
        $"Rencana angkatan ini tidak memuat tingkat {level}.", $"The plan of this cohort does not have the level {level}."));

    public static InputProblem TooLong(string field, int longest) => new(field, "tooLong", new(
        $"{field} lebih dari {longest} karakter. Ringkas isinya.", $"{field} is longer than {longest} characters. Shorten it."));

    public static InputProblem NotAMoment(string field) => new(field, "date", new(
        $"{field} bukan tanggal atau waktu ISO 8601, seperti 2026-03-14.", $"{field} is no ISO 8601 date or instant, such as 2026-03-14."));

    public static ProblemHttpResult Of(HttpContext context, string what, SubmissionOutcome outcome) => outcome switch
    {
        SubmissionOutcome.NotNow notNow => ApiProblem.Conflict(context, notNow.Code, notNow.Message),
        SubmissionOutcome.Refused refused => ApiProblem.Input(context, refused.Problems),
        SubmissionOutcome.Duplicate => ApiProblem.Conflict(context, "duplicate", new(
            "Jawaban ini sudah ada. Untuk mengubahnya, kirim koreksi (PUT dengan If-Match).", "This has been answered already. To change it, send a correction (PUT with If-Match).")),
        SubmissionOutcome.KeyReused => ApiProblem.Of(context, StatusCodes.Status422UnprocessableEntity, "idempotencyKeyReused", new(
            "Idempotency-Key ini sudah dipakai untuk isi yang lain. Gunakan kunci baru.", "This Idempotency-Key was used for other content. Use a new key.")),
        SubmissionOutcome.AllAnswered => ApiProblem.Conflict(context, "allAnswered", new(
            "Semua yang diundang sudah menjawab survei anonim ini.", "Everybody who was invited to this anonymous survey has answered.")),
        SubmissionOutcome.Stale stale => ApiProblem.Of(context, StatusCodes.Status412PreconditionFailed, "versionChanged", new(
            $"Jawaban ini sudah diubah orang lain (versi {stale.Version}). Ambil lagi, lalu koreksi.", $"Somebody else has changed this answer (version {stale.Version}). Get it again, then correct it.")),
        SubmissionOutcome.OtherKey => ApiProblem.Of(context, StatusCodes.Status422UnprocessableEntity, "otherKey", new(
            "Koreksi tidak dapat memindahkan jawaban ke orang, gelombang atau bulan lain. Kirim jawaban baru.",
            "A correction cannot move an answer to another person, wave or month. Send a new answer.")),
        _ => ApiProblem.NotFound(context, what),
    };
}
