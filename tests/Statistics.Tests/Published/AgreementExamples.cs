using Evaluation.Statistics.Behaviour;
using Evaluation.Statistics.Persons;

namespace Evaluation.Statistics.Tests.Published;

public class AgreementExamples
{
    [Fact]
    public void Rwg_of_one_item_is_that_of_the_formula()
    {
        var example = Fixture.Of("rwg").GetProperty("single");
        InterraterAgreement.Of([.. example.GetProperty("x").Ints().Select(answer => new[] { answer })], 5)!.Value
            .ShouldBe(example.Double("rwg"), 1e-12);
    }

    [Fact]
    public void Rwg_of_several_items_is_that_of_the_formula()
    {
        var example = Fixture.Of("rwg").GetProperty("j");
        InterraterAgreement.Of([.. example.GetProperty("x").EnumerateArray().Select(rater => rater.Ints())], 5)!.Value
            .ShouldBe(example.Double("rwgj"), 1e-8);
    }

    [Fact]
    public void Valid_nips_are_read()
    {
        foreach (var nip in Fixture.Of("nip_valid").EnumerateArray())
            Nip.TryParse(nip.GetString(), isPns: true, out _).ShouldBeTrue(nip.GetString());
    }

    [Fact]
    public void Invalid_nips_are_refused()
    {
        foreach (var nip in Fixture.Of("nip_invalid").EnumerateArray())
            Nip.TryParse(nip.GetString(), isPns: true, out _).ShouldBeFalse(nip.GetString());
    }
}
