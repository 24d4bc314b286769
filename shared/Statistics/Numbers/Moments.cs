using System.Numerics;
using System.Text.Json.Serialization;

namespace Evaluation.Statistics.Numbers;

/// <summary>Count, sum and sum of squares of values, exact: neither their order nor a value that was removed leaves a trace.</summary>
/// <param name="Sum">In units of 10⁻¹².</param>
/// <param name="Squares">In units of 10⁻²⁴.</param>
public readonly record struct Moments(
    int Count,
    [property: JsonConverter(typeof(BigIntegerConverter))] BigInteger Sum,
    [property: JsonConverter(typeof(BigIntegerConverter))] BigInteger Squares)
{
    /// <summary>These values and <paramref name="value"/>; with <paramref name="times"/> −1, without it.</summary>
    public Moments With(decimal value, int times)
    {
        var units = Exact.Units(value);
        return new Moments(Count + times, Sum + times * units, Squares + times * units * units);
    }

    /// <summary>Both sets of values; with <paramref name="times"/> −1, these without the others.</summary>
    public Moments With(Moments others, int times) =>
        new(Count + times * others.Count, Sum + times * others.Sum, Squares + times * others.Squares);

    /// <summary>Σx / n; null without values.</summary>
    [JsonIgnore]
    public double? Mean => Count > 0 ? Exact.Quotient(Sum, Count * Exact.One) : null;

    /// <summary>Sample standard deviation, with n − 1; null under two values, 0 when it is below 1e-9.</summary>
    [JsonIgnore]
    public double? Deviation => Count > 1
        ? Exact.Deviation(Count * Squares - Sum * Sum, (BigInteger)Count * (Count - 1) * Exact.One * Exact.One)
        : null;
}
