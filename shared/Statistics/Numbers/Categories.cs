using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Numbers;

/// <summary>Sangat Kurang to Sangat Baik: what a mean on an answer scale is called.</summary>
public static class Categories
{
    private const int Steps = 5;

    /// <summary>
    /// Five equal steps of (max − min)/5 above min, upper bounds included, on the mean as displayed: on 1..5 the bounds are
    /// 1.80, 2.60, 3.40, 4.20 and 5.00, so 4.2024 prints as 4.20 and is good. No mean, no category.
    /// </summary>
    public static Category? Of(Scale scale, double? mean)
    {
        if (mean is null) return null;
        var displayed = (decimal)Rounding.Two(mean.Value);
        var limits = Limits(scale);
        for (var category = Category.VeryPoor; category < Category.VeryGood; category++)
            if (displayed <= limits[(int)category])
                return category;
        return Category.VeryGood;
    }

    /// <summary>The upper bounds, included, from the lowest category to the highest.</summary>
    public static IReadOnlyList<decimal> Limits(Scale scale)
    {
        var step = (decimal)(scale.Max - scale.Min) / Steps;
        return [.. Enumerable.Range(1, Steps).Select(place => scale.Min + step * place)];
    }
}
