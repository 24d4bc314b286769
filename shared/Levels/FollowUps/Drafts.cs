using System.Text.Json;
using Evaluation.Hosting.Problems;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.FollowUps;

/// <summary>What a respondent has begun to write: kept as it is, right or wrong, until it is submitted.</summary>
public static class Drafts
{
    // Several times what the largest form holds.
    private const int Longest = 64_000;

    public static InputProblem? Problem(JsonElement draft)
    {
        if (!IsText(draft)) return new("draft", "unreadable", new(
            "Draf berisi huruf yang terpotong atau tidak tersimpan sebagai UTF-8. Tulis ulang teksnya.", "The draft holds half a letter, or text that is not UTF-8. Write the text anew."));
        return draft.ValueKind == JsonValueKind.Object && draft.GetRawText().Length <= Longest
            ? null
            : new("draft", "draft", new($"Draf harus berupa objek JSON, paling banyak {Longest} karakter.", $"A draft is a JSON object of {Longest} characters at the most."));
    }

    // What is kept as it is must be readable again.
    private static bool IsText(JsonElement draft)
    {
        try
        {
            WireFormat.Write(WireFormat.Read<JsonElement>(draft.GetRawText()));
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            // What a text throws that is no UTF-8, or has an escaped half of a surrogate pair.
            return false;
        }
    }

    public static async Task<Draft?> FindAsync(Session session, Guid id) =>
        await session.FirstOrDefaultAsync<Row>("SELECT body, version FROM drafts WHERE id = @id", new { id }) is { } row ? new(row.Version, WireFormat.Read<JsonElement>(row.Body)) : null;

    /// <summary>The new version. Null where another version than the one that was read is stored.</summary>
    /// <param name="read">Null to overwrite whatever is there.</param>
    public static async Task<int?> SaveAsync(UnitOfWork work, Guid cohortId, Guid id, JsonElement draft, long? read)
    {
        var stored = await work.FirstOrDefaultAsync<int?>("SELECT version FROM drafts WHERE id = @id", new { id });
        if (read is not null && read != (stored ?? 0)) return null;
        var values = new { id, cohortId, body = draft.GetRawText(), version = (stored ?? 0) + 1 };
        await work.ExecuteAsync(
            stored is null
                ? "INSERT INTO drafts (id, cohort_id, body, version) VALUES (@id, @cohortId, @body, @version)"
                : "UPDATE drafts SET body = @body, version = @version WHERE id = @id",
            values);
        return values.version;
    }

    public static Task<int> DeleteAsync(UnitOfWork work, Guid id) => work.ExecuteAsync("DELETE FROM drafts WHERE id = @id", new { id });

    private sealed class Row
    {
        public string Body { get; init; } = "";
        public int Version { get; init; }
    }
}

/// <param name="Content">As it was sent.</param>
public sealed record Draft(int Version, JsonElement Content);

public sealed record DraftReceipt(int Version);
