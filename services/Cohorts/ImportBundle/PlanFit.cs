using System.Globalization;
using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>
/// Whether a new plan still fits the answers that are stored: what was given on one scale cannot be read on another, and what has no
/// place in the plan would be neither counted nor exported. A plan that does not fit is refused, and nothing is changed.
/// </summary>
/// <param name="stored">All that the levels hold.</param>
/// <param name="kept">Those of them that the import neither brings again nor replaces.</param>
internal sealed class PlanFit(CohortPlan before, CohortPlan after, StoredAnswers stored, StoredAnswers kept)
{
    private readonly List<BundleProblem> problems = [];

    public IReadOnlyList<BundleProblem> Check()
    {
        CheckLevel(Level.Reaction, AnswerKinds.Response);
        CheckLevel(Level.Learning, AnswerKinds.Attempt);
        CheckLevel(Level.Behaviour, AnswerKinds.Observation, AnswerKinds.Exemption);
        CheckLevel(Level.Results, AnswerKinds.Kpi, AnswerKinds.Measurement, AnswerKinds.Finance);
        if (before.Reaction is { } reaction && after.Reaction is { } newReaction) CheckReaction(reaction, newReaction);
        if (before.Learning is { } learning && after.Learning is { } newLearning) CheckLearning(learning, newLearning);
        if (before.Behaviour is { } behaviour && after.Behaviour is { } newBehaviour) CheckBehaviour(behaviour, newBehaviour);
        return problems;
    }

    private void CheckLevel(Level level, params string[] kinds)
    {
        if (!before.Has(level) || after.Has(level) || kinds.Sum(kept.Count) is not (> 0 and var count)) return;
        Report($"plan.{level.ToString().ToLowerInvariant()}", "levelHoldsData",
            $"Tingkat ini sudah menyimpan {count} data, yang tidak akan dihitung lagi. Biarkan tingkat ini dalam rencana, atau tarik datanya dahulu.",
            $"This level holds {count} entries, which would no longer count. Leave the level in the plan, or withdraw its entries first.");
    }

    private void CheckReaction(ReactionPlan old, ReactionPlan plan)
    {
        if (old.Identity != plan.Identity && stored.Count(AnswerKinds.Response) is > 0 and var given)
            Report("plan.reaction.identity", "identityHoldsData",
                $"{given} jawaban sudah diberikan dengan janji yang lama (anonim atau rahasia), dan janji itu tetap berlaku. Biarkan identity seperti semula.",
                $"{given} answers were given under the earlier promise (anonymous or confidential), and it stands. Leave identity as it was.");
        const string path = "plan.reaction.instrument";
        CheckScale(path, old.Instrument.Scale, plan.Instrument.Scale, kept.Count(AnswerKinds.Response));
        CheckItems($"{path}.dimensions", kept.Of<ReactionResponse>(AnswerKinds.Response).SelectMany(response => response.Answer.Answers.Keys), ItemsOf(old.Instrument), ItemsOf(plan.Instrument));
    }

    private void CheckLearning(LearningPlan old, LearningPlan plan)
    {
        var attempts = kept.Of<TestAttempt>(AnswerKinds.Attempt).Select(attempt => attempt.Answer).ToList();
        if (old.MaxScore != plan.MaxScore && attempts.Count(attempt => attempt.Score is not null) is > 0 and var scores)
            Report("plan.learning.maxScore", "maxScoreHoldsData",
                $"{scores} nilai sudah tersimpan dari 0 sampai {Figure(old.MaxScore)}. Biarkan maxScore, atau impor semua nilai lagi dengan replace.",
                $"{scores} scores are stored from 0 to {Figure(old.MaxScore)}. Leave maxScore, or import all scores again with replace.");
        CheckItems("plan.learning.test.questions", attempts.SelectMany(attempt => attempt.Answers?.Keys ?? []), CodesOf(old.Test), CodesOf(plan.Test));
    }

    private void CheckBehaviour(BehaviourPlan old, BehaviourPlan plan)
    {
        var observations = kept.Of<Observation>(AnswerKinds.Observation).ToList();
        CheckScale("plan.behaviour.instrument", old.Instrument.Scale, plan.Instrument.Scale, observations.Count);
        CheckItems("plan.behaviour.instrument.items", observations.SelectMany(observation => observation.Answer.Answers.Keys), CodesOf(old.Instrument.Items), CodesOf(plan.Instrument.Items));
        var held = observations.Select(observation => observation.Key).Concat(kept.Of<Exemption>(AnswerKinds.Exemption).Select(exemption => exemption.Key)).ToLookup(key => key.Occasion);
        foreach (var wave in old.Waves.Select(wave => wave.Months).Except(plan.Waves.Select(wave => wave.Months)))
        {
            if (held[wave.ToString(CultureInfo.InvariantCulture)].Count() is not (> 0 and var count)) continue;
            Report("plan.behaviour.waves", "waveHoldsData",
                $"Gelombang {wave} bulan sudah menyimpan {count} data. Biarkan gelombang itu dalam rencana; yang tidak dilanjutkan dapat dibatalkan.",
                $"The wave of {wave} months holds {count} entries. Leave it in the plan; a wave that does not go on can be cancelled.");
        }
    }

    private void CheckScale(string instrument, Scale old, Scale scale, int count)
    {
        if (old == scale || count == 0) return;
        Report($"{instrument}.scale", "scaleHoldsData",
            $"{count} jawaban sudah diberikan pada skala {old.Min} sampai {old.Max}. Biarkan skala, atau impor semua jawaban lagi dengan replace.",
            $"{count} answers were given on the scale {old.Min} to {old.Max}. Leave the scale, or import all answers again with replace.");
    }

    private void CheckItems(string path, IEnumerable<string> answered, HashSet<string> old, HashSet<string> items)
    {
        foreach (var item in answered.GroupBy(code => code).Where(item => old.Contains(item.Key) && !items.Contains(item.Key)))
            Report(path, "itemHoldsData",
                $"Butir {item.Key} sudah dijawab {item.Count()} kali. Biarkan butir itu, atau impor semua jawaban lagi dengan replace.",
                $"The item {item.Key} has {item.Count()} answers. Leave the item, or import all answers again with replace.");
    }

    private static HashSet<string> ItemsOf(ReactionInstrument instrument) => CodesOf(instrument.Dimensions.SelectMany(dimension => dimension.Items));

    private static HashSet<string> CodesOf(IEnumerable<Item> items) => [.. items.Select(item => item.Code)];

    private static HashSet<string> CodesOf(Test? test) => [.. (test?.Questions ?? []).Select(question => question.Code)];

    private static string Figure(decimal score) => score.ToString("0.####", CultureInfo.InvariantCulture);

    private void Report(string column, string code, string id, string en) => problems.Add(new(BundleFiles.Definition, null, column, code, id, en));
}
