using System.Security.Cryptography;
using System.Text;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.Answers;

/// <summary>
/// What a client sends to repeat a submission safely. Only hashes are kept, in a table of their own and in the order of the hash,
/// so that an anonymous answer cannot be found by it.
/// </summary>
public sealed class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    public const int Longest = 200;

    private static readonly string[] Columns = ["key_hash", "body_hash", "answer_id"];

    private readonly byte[] keyHash;
    private readonly byte[] bodyHash;

    /// <param name="scope">Cohort and account: two accounts may use the same key.</param>
    /// <param name="body">The request, in one form for equal requests.</param>
    public IdempotencyKey(string scope, string key, string body) =>
        (keyHash, bodyHash) = (SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{key}")), SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    public static bool IsOne(string key) => !string.IsNullOrWhiteSpace(key) && key.Length <= Longest;

    /// <summary>The outcome of the same request before; null when this is the first.</summary>
    public async Task<SubmissionOutcome?> FindAsync(Session session)
    {
        var earlier = await session.FirstOrDefaultAsync<Row>("SELECT body_hash, answer_id FROM submissions WHERE key_hash = @keyHash", new { keyHash });
        if (earlier is null) return null;
        return earlier.BodyHash.Length == 0 || earlier.BodyHash.AsSpan().SequenceEqual(bodyHash)
            ? new SubmissionOutcome.Accepted(earlier.AnswerId, Version: 1, IsRepeat: true)
            : new SubmissionOutcome.KeyReused();
    }

    public Task RememberAsync(UnitOfWork work, Guid? answerId) => StoreAsync(work, keyHash, bodyHash, answerId);

    /// <summary>
    /// Of an anonymous answer not even the hash is kept: made again from the stored answers, it would tell which of them was sent with a
    /// key that somebody knows.
    /// </summary>
    public Task RememberAnonymousAsync(UnitOfWork work) => StoreAsync(work, keyHash, [], null);

    private static Task StoreAsync(UnitOfWork work, byte[] keyHash, byte[] hash, Guid? answerId) => work.InsertAsync("submissions", Columns, [[keyHash, hash, answerId]]);

    private sealed class Row
    {
        public byte[] BodyHash { get; init; } = [];
        public Guid? AnswerId { get; init; }
    }
}
