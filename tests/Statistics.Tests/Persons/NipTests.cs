using Evaluation.Statistics.Persons;

namespace Evaluation.Statistics.Tests.Persons;

public class NipTests
{
    [Theory]
    [InlineData(" 19850717 201012 1 004 ")]
    [InlineData("'198507172010121004")]
    [InlineData("19850717.201012.1.004")]
    public void What_people_and_spreadsheets_put_around_the_digits_is_no_part_of_them(string text)
    {
        Nip.TryParse(text, isPns: true, out var nip).ShouldBeTrue();
        nip.ShouldBe("198507172010121004");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("19850717201012100X")]
    [InlineData("1985O7172010121004")]
    public void What_is_no_number_is_no_nip(string? text)
    {
        Nip.TryParse(text, isPns: true, out var nip).ShouldBeFalse();
        nip.ShouldBeNull();
    }

    [Fact]
    public void Only_a_pns_has_a_month_of_appointment()
    {
        Nip.TryParse("198507172021211004", isPns: false, out _).ShouldBeTrue();
        Nip.TryParse("198507172021211004", isPns: true, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("1.98507E+17", true)]
    [InlineData("1,98507e+17", true)]
    [InlineData("'1.98507E+17", true)]
    [InlineData("1.98507E+3", false)]
    [InlineData("198507172010121004", false)]
    [InlineData("Edi", false)]
    public void A_number_in_powers_of_ten_has_lost_its_last_digits(string text, bool isDamaged) => Nip.LooksDamagedBySpreadsheet(text).ShouldBe(isDamaged);
}
