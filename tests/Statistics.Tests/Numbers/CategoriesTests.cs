using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Tests.Numbers;

public class CategoriesTests
{
    [Theory]
    [InlineData(1, 5, new[] { 1.8, 2.6, 3.4, 4.2, 5.0 })]
    [InlineData(1, 4, new[] { 1.6, 2.2, 2.8, 3.4, 4.0 })]
    [InlineData(1, 10, new[] { 2.8, 4.6, 6.4, 8.2, 10.0 })]
    [InlineData(0, 3, new[] { 0.6, 1.2, 1.8, 2.4, 3.0 })]
    public void Upper_bounds_belong_to_the_category_below_and_the_next_hundredth_does_not(int min, int max, double[] bounds)
    {
        var scale = new Scale(min, max);
        for (var category = Category.VeryPoor; category <= Category.VeryGood; category++)
        {
            Categories.Of(scale, bounds[(int)category]).ShouldBe(category);
            if (category < Category.VeryGood) Categories.Of(scale, bounds[(int)category] + 0.01).ShouldBe(category + 1);
        }
    }

    [Theory]
    [InlineData(4.2024, Category.Good)]
    [InlineData(4.2049999, Category.Good)]
    [InlineData(4.205, Category.VeryGood)]
    public void A_mean_is_rounded_before_it_is_named(double mean, Category expected) =>
        Categories.Of(new Scale(1, 5), mean).ShouldBe(expected);

    [Fact]
    public void The_lowest_answer_is_very_poor() => Categories.Of(new Scale(1, 5), 1).ShouldBe(Category.VeryPoor);

    [Fact]
    public void No_mean_has_no_category() => Categories.Of(new Scale(1, 5), null).ShouldBeNull();
}
