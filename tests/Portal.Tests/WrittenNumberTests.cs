using Evaluation.Portal.Words;

namespace Evaluation.Portal.Tests;

public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("0,6", "id", 0.6)]
    [InlineData(" 3.41 ", "id", 3.41)]
    [InlineData("-50", "id", -50.0)]
    [InlineData("1.250", "id", 1250.0)]
    [InlineData("1.250", "en", 1.25)]
    [InlineData("1.234,5", "id", 1234.5)]
    [InlineData("1,234.5", "en", 1234.5)]
    [InlineData("60 %", "id", 60.0)]
    [InlineData("Rp143.248.000", "id", 143_248_000.0)]
    [InlineData("Rp143,248,000", "en", 143_248_000.0)]
    [InlineData("143248000", "en", 143_248_000.0)]
    [InlineData("143,248,000", "id", null)]
    [InlineData("1.23.4", "id", null)]
    [InlineData("", "id", null)]
    [InlineData("enam", "id", null)]
    public void Numbers_are_read_as_the_readers_language_writes_them(string typed, string language, double? number) =>
        WrittenNumber.Read(typed, language).ShouldBe((decimal?)number);

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void What_is_written_into_a_field_reads_back_as_the_same(string language)
    {
        foreach (var number in new[] { 0m, 0.05m, 12.8m, -3.5m, 1250m, 143_248_000.5m })
            WrittenNumber.Read(WrittenNumber.Write(number, language), language).ShouldBe(number);
    }

    [Theory]
    [InlineData("14", 14)]
    [InlineData(" 0 ", 0)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData("", null)]
    public void Whole_numbers_are_read_from_nought(string typed, int? number) => WrittenNumber.Whole(typed).ShouldBe(number);
}
