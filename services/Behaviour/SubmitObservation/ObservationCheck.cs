using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;

namespace Evaluation.Behaviour.SubmitObservation;

/// <summary>What is asked of an observation before it is taken.</summary>
internal static class ObservationCheck
{
    public static CheckedAnswer Check(ObservationRequest request, CohortSheet<BehaviourSums> sheet)
    {
        if (sheet.Plan.Behaviour is not { } plan) return CheckedAnswer.Wrong([AnswerProblems.LevelNotPlanned("behaviour")]);
        var claimed = request is { Participant: { } whom, Wave: { } when, Rater: { } who } ? AnswerKey.Observation(whom, when, who) : null;
        var problems = new List<InputProblem>();
        var answers = ItemAnswers.Check(request.Answers, plan.Instrument.Scale, code => plan.Instrument.Items.Any(item => item.Code == code), problems);
        if (answers.Count == 0 && request.Applied is null && request.Barriers is not { Count: > 0 } && problems.Count == 0) problems.Add(Empty);
        if (request.Wave is not { } wave) problems.Add(AnswerProblems.Missing("wave"));
        else if (!plan.Waves.Any(planned => planned.Months == wave)) problems.Add(UnknownWave(wave, plan.Waves.Select(planned => planned.Months)));
        if (request.RaterGroup is null) problems.Add(AnswerProblems.Missing("raterGroup"));
        if (request.Applied is not null && request.RaterGroup is not (null or RaterGroup.Supervisor)) problems.Add(AppliedNotFromSupervisor);
        AnswerChecks.Moment("observedOn", request.ObservedOn, problems);
        AnswerChecks.Text("evidence", request.Evidence, problems);
        AnswerChecks.Text("comment", request.Comment, problems);
        var isUnknown = !ArePersonsKnown(request, sheet.Roster, problems);
        if (problems.Count > 0) return CheckedAnswer.Wrong(problems, isUnknown) with { Claimed = claimed };

        var observation = new Observation(
            request.RaterGroup!.Value, answers, request.Applied, request.Barriers, AnswerChecks.Trimmed(request.Evidence), AnswerChecks.Trimmed(request.Comment), request.ObservedOn);
        return new(AnswerKey.Observation(request.Participant!.Value, request.Wave!.Value, request.Rater!.Value), AnswerBody.Write(observation), [])
        {
            Content = observation,
            ConflictsWith = other => IsSecondSupervisor(observation, request.Wave.Value, request.Rater.Value, other)
                && !HasChanged(sheet.Roster.Find(request.Participant.Value), request.Rater.Value, other),
        };
    }

    private static bool ArePersonsKnown(ObservationRequest request, Roster roster, List<InputProblem> problems)
    {
        if (request.Participant is null) problems.Add(AnswerProblems.Missing("participant"));
        if (request.Rater is null) problems.Add(AnswerProblems.Missing("rater"));
        if (request is { RaterGroup: RaterGroup.Self, Participant: { } self, Rater: { } rater } && self != rater) problems.Add(SelfBySomebodyElse);
        if (request is { RaterGroup: RaterGroup.Supervisor or RaterGroup.Peer or RaterGroup.Subordinate, Participant: { } rated, Rater: { } same } && rated == same) problems.Add(OwnRater);
        var isParticipantKnown = request.Participant is not { } participant || roster.IsParticipant(participant);
        var isRaterKnown = request.Rater is not { } known || roster.Find(known) is not null;
        if (!isParticipantKnown) problems.Add(AnswerProblems.UnknownPerson("participant", "participant"));
        if (!isRaterKnown) problems.Add(AnswerProblems.UnknownPerson("rater", "rater"));
        return isParticipantKnown && isRaterKnown;
    }

    private static bool IsSecondSupervisor(Observation observation, int wave, Guid rater, StoredAnswer other) =>
        observation.RaterGroup == RaterGroup.Supervisor
        && other.Kind == AnswerKinds.Observation && other.Occasion == AnswerKey.Exemption(rater, wave).Occasion
        && other.Author != rater.ToString("D")
        && other.Read<Observation>().RaterGroup == RaterGroup.Supervisor;

    // Of two who were the supervisor one after the other, both keep what they said.
    private static bool HasChanged(RosterPerson? participant, Guid rater, StoredAnswer other) =>
        participant is not null && WaveRaters.HasSupervised(participant, rater) && WaveRaters.HasSupervised(participant, Guid.Parse(other.Author));

    private static InputProblem Empty { get; } = new("answers", "observationEmpty", new(
        "Tidak ada butir, penerapan atau hambatan yang diisi. Isi paling sedikit satu.", "No item, application or barrier is filled in. Fill in at least one."));

    public static InputProblem UnknownWave(int wave, IEnumerable<int> planned) => new("wave", "unknownWave", new(
        $"Tidak ada tindak lanjut {wave} bulan dalam rencana. Pilih: {string.Join(", ", planned)}.", $"No follow-up at {wave} months is planned. Choose: {string.Join(", ", planned)}."));

    private static InputProblem AppliedNotFromSupervisor { get; } = new("applied", "appliedNotFromSupervisor", new(
        "Hanya atasan yang menilai penerapan. Kosongkan applied.", "Only the supervisor says how far the training is applied. Leave applied out."));

    private static InputProblem SelfBySomebodyElse { get; } = new("rater", "selfBySomebodyElse", new(
        "Penilaian mandiri hanya oleh peserta itu sendiri. Isi rater dengan id peserta.", "A self-observation is by the participant alone. Give the participant's id as rater."));

    private static InputProblem OwnRater { get; } = new("rater", "ownRater", new(
        "Peserta tidak dapat menjadi atasan, rekan atau bawahan dirinya. Gunakan raterGroup self.", "Nobody is their own supervisor, peer or subordinate. Use raterGroup self."));
}
