namespace Evaluation.Behaviour.FollowUps;

/// <param name="State">scheduled, open, closed or cancelled.</param>
/// <param name="Added">By the training unit: it is not in the plan.</param>
/// <param name="Moved">By hand: it no longer follows the plan.</param>
/// <param name="Version">For If-Match.</param>
internal sealed record FollowUpView(
    int Months, DateOnly OpensOn, DateOnly ClosesOn, string State, bool Added, bool Moved, string? ChangedBy, string? Reason, int Version)
{
    public static FollowUpView Of(FollowUp wave) => new(
        wave.Months, wave.OpensOn, wave.ClosesOn,
        wave.IsCancelled ? "cancelled" : wave.State switch
        {
            FollowUpStates.Opening => FollowUpStates.Open,
            FollowUpStates.Settled => FollowUpStates.Closed,
            _ => wave.State,
        },
        wave.IsAdded != 0, wave.IsMoved != 0, Given(wave.ChangedBy), Given(wave.Reason), wave.Version);

    private static string? Given(string text) => text.Length > 0 ? text : null;
}

internal sealed record FollowUpList(IReadOnlyList<FollowUpView> Items);
