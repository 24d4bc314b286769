using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Tests.Bundles;

public class What_is_stored_counts
{
    private static readonly KnownCohort Known = new(
        [new KnownParticipant(PersonKey.Nip("199202022018012005")!, ParticipantStatus.Active)], ["org-7"],
        [new Kpi("speed", "Kecepatan", null, KpiDirection.Increase, 1, 2)]);

    private static TestBundle SpeakingOfStored() => SmallBundle.Make()
        .AppendRow("learning.csv", "199202022018012005,pre,,50,,,")
        .AppendRow("reaction.csv", "org-7,organiser,,4,4,4,")
        .AppendRow("measurements.csv", "speed,0,trained,,1");

    [Fact]
    public void Beside_what_the_bundle_brings()
    {
        SpeakingOfStored().Read(known: Known).Problems.ShouldBeEmpty();
        SpeakingOfStored().Read().Problems.Select(problem => problem.Code).ShouldBe(["organiserUnknown", "personUnknown", "kpiUnknown"]);
    }

    [Fact]
    public void Only_for_missing_files_where_files_replace()
    {
        var replacing = Known with { FilesReplace = true };
        SpeakingOfStored().Read(known: replacing).Problems.Count.ShouldBe(3);
        SmallBundle.Make().Remove("organisers.csv").Remove("kpis.csv")
            .Set("reaction.csv", "respondent,group,a1\norg-7,organiser,4\n").Set("measurements.csv", "kpi,month,group,value\nspeed,1,trained,2\n")
            .Read(known: replacing).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void As_anonymous_answers_that_are_held_already()
    {
        var bundle = SmallBundle.Make().Replace("cohort.json", "confidential", "anonymous")
            .Set("reaction.csv", "group,a1\nparticipant,4\nparticipant,4\nparticipant,4\nparticipant,4\nparticipant,4\n");
        bundle.Read().Problems.ShouldHaveSingleItem().Code.ShouldBe("responsesTooMany");
        bundle.Read(known: Known with { Participants = [], AnonymousResponses = 5 }).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void And_is_looked_up_by_the_code_that_opening_gives()
    {
        var reader = BundleReader.Open(SmallBundle.Make().Zip());
        (reader.Code, reader.Kind).ShouldBe(("KECIL-01", ProgrammeKind.Technical));
        reader.Read(new FollowUpPolicy(7, 36)).Problems.ShouldHaveSingleItem().Column.ShouldBe("plan.behaviour.waves[0].months");
    }
}
