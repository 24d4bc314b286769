using System.Net;
using Evaluation.SystemTests.Bundles;

namespace Evaluation.SystemTests.Anonymity;

/// <summary>Nothing that is stored or shown leads from an anonymous answer to whoever gave it.</summary>
public sealed class AnonymityTests(AnonymousSurvey survey) : IClassFixture<AnonymousSurvey>
{
    private string CohortId => (string)survey.Deployment.Database("reaction").Rows($"SELECT id FROM cohorts WHERE code = '{survey.Cohort.Code}'")[0]["id"]!;

    [Fact]
    public void An_answer_has_no_address()
    {
        survey.Receipts.ShouldAllBe(receipt => receipt.Status == HttpStatusCode.Created);
        survey.Receipts.ShouldAllBe(receipt => receipt.Json["id"] == null);
    }

    [Fact]
    public async Task The_same_key_is_answered_as_before_also_when_all_have_answered()
    {
        var again = await survey.Deployment.Admin.PostAsync(survey.Path, AnonymousSurvey.Response(3), ("Idempotency-Key", "kunci-3"));
        again.ShouldBe(survey.Receipts[3]);
    }

    [Fact]
    public async Task No_more_answers_are_taken_than_people_were_invited()
    {
        (await survey.Deployment.Admin.PostAsync(survey.Path, AnonymousSurvey.Response(99))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("allAnswered");
        survey.Deployment.Database("reaction").Count("answers", $"cohort_id = '{CohortId}'").ShouldBe(AnonymousSurvey.Participants);
    }

    [Fact]
    public async Task An_answer_that_names_its_respondent_is_refused()
    {
        var respondent = (await survey.Deployment.Admin.PeopleAsync(survey.Cohort.Code, "participant"))[0]["id"]!.GetValue<string>();
        var answer = await survey.Deployment.Admin.PostAsync(survey.Path, new { respondent, group = "participant", answers = new { a1 = 3 } });
        answer.ShouldBe(HttpStatusCode.UnprocessableEntity).Errors.ShouldBe([("respondent", "respondentInAnonymousCohort")]);
    }

    [Fact]
    public void With_the_answers_stands_no_person_no_account_and_no_time_finer_than_a_day()
    {
        var database = survey.Deployment.Database("reaction");
        var persons = database.Rows($"SELECT person_id FROM roster WHERE cohort_id = '{CohortId}'").Select(row => (string)row["person_id"]!).ToList();
        persons.Count.ShouldBeGreaterThan(AnonymousSurvey.Participants);
        foreach (var row in database.Rows($"SELECT * FROM answers WHERE cohort_id = '{CohortId}' AND kind = 'response'"))
        {
            var text = string.Join('|', row.Values);
            persons.ShouldAllBe(person => !text.Contains(person, StringComparison.OrdinalIgnoreCase));
            row["entered_at"].ShouldBeNull();
            row["entered_by"].ShouldBe("");
            row["author"].ShouldBe("");
            ((string)row["body"]!).ShouldContain("\"2025-03-07\"");
            // Version 4, which is random: version 7 would carry the time.
            new Guid((string)row["id"]!).Version.ShouldBe(4);
            new Guid((string)row["subject"]!).Version.ShouldBe(4);
        }
    }

    [Fact]
    public void Beside_the_answers_nothing_leads_to_them()
    {
        var database = survey.Deployment.Database("reaction");
        database.Count("figure_versions").ShouldBe(0);
        database.Count("answer_versions").ShouldBe(0);
        database.Count("submissions").ShouldBe(AnonymousSurvey.Participants);
        database.Count("submissions", "answer_id IS NOT NULL").ShouldBe(0);
        database.Rows($"SELECT action FROM audit WHERE scope = '{CohortId}'").ShouldAllBe(row => !((string)row["action"]!).Contains("response", StringComparison.Ordinal));
        // Stored by key and not in the order in which they came.
        database.Rows("SELECT sql FROM sqlite_master WHERE name IN ('answers', 'submissions')").ShouldAllBe(row => ((string)row["sql"]!).Contains("WITHOUT ROWID", StringComparison.Ordinal));
    }

    [Fact]
    public void The_chain_moves_in_steps_of_five_answers_while_the_window_is_open() => survey.Seen.ShouldBe([0, 5, 10]);

    [Fact]
    public async Task The_journal_holds_the_figures_of_the_last_step_only()
    {
        var events = await Eventually.SeeAsync(
            () => survey.Deployment.Database("aggregator").Rows($"SELECT body FROM journal WHERE cohort_id = '{CohortId}' AND type LIKE '%ReactionSummarised' ORDER BY number"),
            rows => rows.Count >= 3);
        events.Count(row => row["body"] is not null).ShouldBe(1);
        events[^1]["body"].ShouldNotBeNull();
    }

    [Fact]
    public async Task When_the_window_is_closed_the_rest_is_shown()
    {
        var closed = new MadeCohort("ANONIM-02", 12, isAnonymous: true);
        (await survey.Deployment.Admin.ImportAsync(closed.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        for (var number = 0; number < 3; number++)
            (await survey.Deployment.Admin.PostAsync($"/api/reaction/{closed.Code}/responses", AnonymousSurvey.Response(number))).ShouldBe(HttpStatusCode.Created);
        await survey.Deployment.Admin.ChainAsync(closed.Code, chain => chain["reaction"]?["responded"]?.GetValue<int>() == 3);
    }
}
