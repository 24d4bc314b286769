using Evaluation.Behaviour.CountObservations;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Learning;
using static Evaluation.Levels.Answers.SubmissionOutcome;

namespace Evaluation.Levels.Tests.Answers;

public abstract class SubmissionTests(DatabaseProvider provider)
{
    [Fact]
    public async Task A_second_answer_to_the_same_question_is_a_duplicate()
    {
        await using var kit = await ScoresAsync();
        var book = await kit.CohortAsync();
        await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 40));

        var second = await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 50));

        second.ShouldBeOfType<Duplicate>();
        (await kit.AnswersAsync(book)).ShouldHaveSingleItem().Read<TestAttempt>().Score.ShouldBe(40);
    }

    [Fact]
    public async Task Of_answers_to_the_same_question_that_come_at_once_one_is_taken()
    {
        await using var kit = await ScoresAsync();
        var book = await kit.CohortAsync();
        var outcomes = new SubmissionOutcome[8];

        await kit.TogetherAsync(Enumerable.Range(0, outcomes.Length).Select(index => (Func<Task>)(async () =>
            outcomes[index] = await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, index)))));

        outcomes.OfType<Accepted>().Count().ShouldBe(1);
        outcomes.OfType<Duplicate>().Count().ShouldBe(outcomes.Length - 1);
    }

    [Fact]
    public async Task The_same_key_with_the_same_body_is_answered_as_before()
    {
        await using var kit = await ScoresAsync();
        var book = await kit.CohortAsync();
        var first = await SubmitAsync(kit, book, "key", 40);

        var repeat = await SubmitAsync(kit, book, "key", 40);

        repeat.ShouldBe(((Accepted)first) with { IsRepeat = true });
        (await kit.AnswersAsync(book)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_at_once_is_answered_with_the_same_answer()
    {
        await using var kit = await ScoresAsync();
        var book = await kit.CohortAsync();
        var outcomes = new SubmissionOutcome[8];

        await kit.TogetherAsync(Enumerable.Range(0, outcomes.Length).Select(index => (Func<Task>)(async () => outcomes[index] = await SubmitAsync(kit, book, "key", 40))));

        outcomes.Cast<Accepted>().Select(outcome => outcome.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await using var kit = await ScoresAsync();
        var book = await kit.CohortAsync();
        await SubmitAsync(kit, book, "key", 40);

        (await SubmitAsync(kit, book, "key", 41)).ShouldBeOfType<KeyReused>();
    }

    [Fact]
    public async Task A_second_supervisor_of_the_same_wave_is_refused()
    {
        await using var kit = await ObservationsAsync();
        var book = await kit.CohortAsync();
        await kit.SubmitAsync(book, sheet => BehaviourCase.Observation(sheet, book.Participants[0], book.Raters[0], RaterGroup.Supervisor));

        var second = await kit.SubmitAsync(book, sheet => BehaviourCase.Observation(sheet, book.Participants[0], book.Raters[1], RaterGroup.Supervisor));

        second.ShouldBeOfType<Duplicate>();
    }

    [Fact]
    public async Task Another_supervisor_may_observe_another_wave()
    {
        await using var kit = await ObservationsAsync();
        var book = await kit.CohortAsync();
        await kit.SubmitAsync(book, sheet => BehaviourCase.Observation(sheet, book.Participants[0], book.Raters[0], RaterGroup.Supervisor));

        var other = await kit.SubmitAsync(book, sheet => BehaviourCase.Observation(sheet, book.Participants[0], book.Raters[1], RaterGroup.Supervisor, wave: 12));

        other.ShouldBeOfType<Accepted>();
    }

    [Fact]
    public async Task A_peer_cannot_be_corrected_into_a_second_supervisor()
    {
        await using var kit = await ObservationsAsync();
        var book = await kit.CohortAsync();
        await kit.SubmitAsync(book, sheet => BehaviourCase.Observation(sheet, book.Participants[0], book.Raters[0], RaterGroup.Supervisor));
        var peer = (Accepted)await kit.SubmitAsync(book, sheet => BehaviourCase.Observation(sheet, book.Participants[0], book.Raters[1], RaterGroup.Peer));

        var corrected = await kit.CorrectAsync(book, peer.Id!.Value, 1, sheet => BehaviourCase.Observation(sheet, book.Participants[0], book.Raters[1], RaterGroup.Supervisor));

        corrected.ShouldBeOfType<Duplicate>();
    }

    [Fact]
    public async Task A_correction_keeps_the_old_version()
    {
        await using var kit = await ScoresAsync();
        var book = await kit.CohortAsync();
        var first = (Accepted)await SubmitAsync(kit, book, "key", 40);

        var corrected = await kit.CorrectAsync(book, first.Id!.Value, 1, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 60));

        corrected.ShouldBe(new Accepted(first.Id, 2, IsRepeat: false));
        (await kit.QueryAsync<string>("SELECT body FROM answer_versions WHERE answer_id = @Id AND version = 1", new { first.Id }))
            .ShouldHaveSingleItem().ShouldBe(AnswerBody.Write(new TestAttempt(40)));
    }

    [Fact]
    public async Task A_correction_of_a_version_that_was_replaced_is_stale()
    {
        await using var kit = await ScoresAsync();
        var book = await kit.CohortAsync();
        var first = (Accepted)await SubmitAsync(kit, book, "key", 40);
        await kit.CorrectAsync(book, first.Id!.Value, 1, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 60));

        (await kit.CorrectAsync(book, first.Id.Value, 1, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 70))).ShouldBe(new Stale(2));
    }

    [Fact]
    public async Task A_correction_cannot_move_an_answer_to_somebody_else()
    {
        await using var kit = await ScoresAsync();
        var book = await kit.CohortAsync();
        var first = (Accepted)await SubmitAsync(kit, book, "key", 40);

        var corrected = await kit.CorrectAsync(book, first.Id!.Value, 1, sheet => LearningCase.Score(sheet, book.Participants[1], TestPhase.Pre, 60));

        corrected.ShouldBeOfType<OtherKey>();
    }

    [Fact]
    public async Task Somebody_who_is_not_in_the_roster_may_be_known_elsewhere()
    {
        await using var kit = await ScoresAsync();
        var book = await kit.CohortAsync();

        var outcome = await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, Guid.NewGuid(), TestPhase.Pre, 40));

        outcome.ShouldBeOfType<Refused>().Unknown.ShouldBeTrue();
    }

    private static Task<SubmissionOutcome> SubmitAsync(Kit<LearningSums> kit, Book book, string key, int score) => kit.SubmitAsync(
        book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, score), new IdempotencyKey(book.Key, key, $"{score}"));

    private Task<Kit<LearningSums>> ScoresAsync() => Kit<LearningSums>.OpenAsync(new LearningCase().Measure, provider);

    private Task<Kit<BehaviourSums>> ObservationsAsync() => Kit<BehaviourSums>.OpenAsync(new BehaviourCase().Measure, provider);
}

public sealed class SubmissionTests_on_sqlite() : SubmissionTests(DatabaseProvider.Sqlite);

public sealed class SubmissionTests_on_sql_server() : SubmissionTests(DatabaseProvider.SqlServer);
