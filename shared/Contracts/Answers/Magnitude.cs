namespace Evaluation.Contracts.Answers;

/// <summary>
/// How large and how small the figures of results may be: beyond it, squares and quotients of them leave what numbers can hold, and no
/// figure of the cohort could be told. The budget of a state is below the largest, a hundredth of a rupiah above the smallest.
/// </summary>
public static class Magnitude
{
    public const double Largest = 1e15, Smallest = 1e-9;

    public const decimal LargestAmount = 1_000_000_000_000_000, SmallestAmount = 0.0001m;

    public static bool Holds(double value) => value == 0 || Math.Abs(value) is >= Smallest and <= Largest;

    /// <summary>Of money.</summary>
    public static bool Holds(decimal amount) => amount == 0 || Math.Abs(amount) is >= SmallestAmount and <= LargestAmount;
}
