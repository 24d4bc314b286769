using Evaluation.Contracts;
using Evaluation.Levels.Answers;

namespace Evaluation.Levels.Tests.FollowUps;

// The training unit asks somebody else.
public abstract partial class PeopleMoveTests
{
    [Fact]
    public async Task Not_on_their_staff_the_training_unit_is_asked_and_names_somebody_who_stays_named()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        var (book, participant) = (waves.Book, waves.Book.Participants[0]);
        await waves.GoToAsync(Waves.SixOpens);
        waves.Told.Clear();
        var assignment = (await waves.AssignmentsAsync()).Single(row => row.Participant == participant && row.RaterGroup == RaterGroup.Supervisor);

        (await api.PostAsync(Waves.Respondent(book.Raters[0]), $"{Assignments(waves)}/{assignment.Id}/not-my-staff", new { })).Status.ShouldBe(204);
        (await api.PostAsync(Waves.Respondent(book.Raters[0]), $"{Assignments(waves)}/{assignment.Id}/not-my-staff", new { })).Status.ShouldBe(204);
        (await api.PostAsync(Unit, $"{Assignments(waves)}/{assignment.Id}/reassign", new { rater = book.Raters[2], reason = "Moved to her unit" })).Status.ShouldBe(204);
        await waves.HearAsync();
        // The roster still names the old one.
        await waves.Kit.RecountAsync(book);

        waves.Told.ShouldBe(
        [
            "2027-02-28 escalated 6 NotMyStaff", "2027-02-28 invited 6 Observation 1", "2027-02-28 reassigned 6 not-my-staff to nobody", "2027-02-28 reassigned 6 training-unit",
        ]);
        (await SupervisorAsync(waves, participant, 6)).ShouldBe(book.Raters[2]);
        (await waves.ObserveAsync(participant, book.Raters[2])).ShouldBeOfType<SubmissionOutcome.Accepted>();
    }

    [Fact]
    public async Task Nobody_is_named_who_cannot_be()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var assignment = (await waves.AssignmentsAsync()).First(row => row.Rater == waves.Book.Raters[0]);

        (await api.PostAsync(Unit, $"{Assignments(waves)}/{assignment.Id}/reassign", new { rater = assignment.Participant })).Errors.ShouldBe(["rater ownRater", "rater askedAlready"]);
        (await api.PostAsync(Unit, $"{Assignments(waves)}/{assignment.Id}/reassign", new { rater = Guid.NewGuid() })).Errors.ShouldBe(["rater unknownPerson"]);
        (await api.PostAsync(Unit, $"{Assignments(waves)}/{assignment.Id}/reassign", new { rater = assignment.Rater })).Errors.ShouldBe(["rater askedAlready"]);
    }

    [Fact]
    public async Task What_was_answered_does_not_pass_to_somebody_else()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var assignment = (await waves.AssignmentsAsync()).First(row => row.Rater == waves.Book.Raters[0]);
        await waves.ObserveAsync(assignment.Participant, assignment.Rater);

        (await api.PostAsync(Unit, $"{Assignments(waves)}/{assignment.Id}/reassign", new { rater = waves.Book.Raters[2] })).Errors.ShouldBe(["assignment answeredAlready"]);

        (await waves.AssignmentsAsync()).Count(row => row.Participant == assignment.Participant && row.RaterGroup == RaterGroup.Supervisor).ShouldBe(1);
    }

    [Fact]
    public async Task What_has_passed_to_somebody_is_theirs_to_pass_on()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        var book = waves.Book;
        await waves.GoToAsync(Waves.SixOpens);
        var first = (await waves.AssignmentsAsync()).First(row => row.Rater == book.Raters[0]);
        await api.PostAsync(Unit, $"{Assignments(waves)}/{first.Id}/reassign", new { rater = book.Raters[2] });

        (await api.PostAsync(Unit, $"{Assignments(waves)}/{first.Id}/reassign", new { rater = book.Raters[1] })).Errors.ShouldBe(["assignment passedOn"]);
        var second = (await waves.AssignmentsAsync()).Single(row => row.Participant == first.Participant && row.Rater == book.Raters[2]);
        (await api.PostAsync(Unit, $"{Assignments(waves)}/{second.Id}/reassign", new { rater = book.Raters[1] })).Status.ShouldBe(204);

        (await SupervisorAsync(waves, first.Participant, 6)).ShouldBe(book.Raters[1]);
    }

    [Theory]
    [InlineData("not-my-staff")]
    [InlineData("could-not-observe")]
    public async Task One_who_declined_by_mistake_is_asked_again(string said)
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var assignment = (await waves.AssignmentsAsync()).First(row => row.Rater == waves.Book.Raters[0]);
        await api.PostAsync(Waves.Respondent(assignment.Rater), $"{Assignments(waves)}/{assignment.Id}/{said}", new { reason = "I thought it was somebody else" });

        (await api.PostAsync(Unit, $"{Assignments(waves)}/{assignment.Id}/reassign", new { rater = assignment.Rater })).Status.ShouldBe(204);
        await waves.Kit.RecountAsync(waves.Book);

        (await SupervisorAsync(waves, assignment.Participant, 6)).ShouldBe(assignment.Rater);
        (await waves.ObserveAsync(assignment.Participant, assignment.Rater)).ShouldBeOfType<SubmissionOutcome.Accepted>();
    }

    [Fact]
    public async Task A_peer_is_asked_by_the_training_unit_in_the_place_of_one_peer_once()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        var book = waves.Book;
        await api.PutAsync(Unit, $"/api/behaviour/{book.Code}/participants/{book.Participants[0]}/raters", new[] { new { raterGroup = "peer", rater = book.Participants[1] } });
        await waves.GoToAsync(Waves.SixOpens);
        var peer = (await waves.AssignmentsAsync()).Single(row => row.RaterGroup == RaterGroup.Peer);
        await api.PostAsync(Unit, $"{Assignments(waves)}/{peer.Id}/reassign", new { rater = book.Participants[2] });

        (await api.PostAsync(Unit, $"{Assignments(waves)}/{peer.Id}/reassign", new { rater = book.Participants[3] })).Errors.ShouldBe(["assignment passedOn"]);
    }
}
