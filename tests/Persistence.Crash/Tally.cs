using Evaluation.Persistence.Writing;

namespace Evaluation.Persistence.Crash;

/// <summary>A count that all transactions of a batch share, as the running sums of a cohort are.</summary>
public sealed class Tally : SharedState<TallyState>
{
    public static Tally Shared { get; } = new();

    public override async Task<TallyState> LoadAsync(UnitOfWork work, string key) =>
        (await work.FirstOrDefaultAsync<TallyState>("SELECT notes FROM tallies {lock} WHERE name = @key", new { key }))!;

    public override Task SaveAsync(UnitOfWork work, string key, TallyState state) =>
        work.ExecuteAsync("UPDATE tallies SET notes = @Notes WHERE name = @key", new { state.Notes, key });
}

public sealed class TallyState
{
    public long Notes { get; set; }
}
