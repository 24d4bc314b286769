namespace Evaluation.Contracts.Events;

/// <summary>
/// Version of a piece of state. The higher one wins, epoch first: restoring a service from a backup raises its epoch,
/// so that what it says afterwards outranks what it said before.
/// </summary>
public readonly record struct StateVersion(int Epoch, long Number) : IComparable<StateVersion>
{
    public int CompareTo(StateVersion other) =>
        Epoch != other.Epoch ? Epoch.CompareTo(other.Epoch) : Number.CompareTo(other.Number);

    public static bool operator >(StateVersion left, StateVersion right) => left.CompareTo(right) > 0;
    public static bool operator <(StateVersion left, StateVersion right) => left.CompareTo(right) < 0;
    public static bool operator >=(StateVersion left, StateVersion right) => left.CompareTo(right) >= 0;
    public static bool operator <=(StateVersion left, StateVersion right) => left.CompareTo(right) <= 0;
}
