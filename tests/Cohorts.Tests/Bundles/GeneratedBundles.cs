using System.Globalization;
using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Cohorts.Tests.Bundles;

/// <summary>Bundles that are in order but for nothing: odd texts, gaps, numbers of every size. The plan is the small bundle's.</summary>
internal static class GeneratedBundles
{
    private static readonly string[] Pieces =
        ["a", "É", "'", "''", "=", "+", "-", "@", "\"", "\"\"", ",", ";", "\n", "\r\n", "\t", " ", "😀", "中", "|", "NA", "0", "\u00A0", "\u202E", "＝", "\uFEFF"];

    /// <summary>Any text, the kind that people paste.</summary>
    public static readonly Gen<string> Text = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    /// <summary>As names and units stand in a bundle: without blanks around them.</summary>
    private static readonly Gen<string> Label = Text.Where(text => text.Length <= 200)
        .Select(text => text.Trim()).Where(text => text.Length > 0);

    private static readonly Gen<string?> LabelOrNone = OrNone(Label);
    private static readonly Gen<string?> TextOrNone = OrNone(Text.Where(text => !string.IsNullOrWhiteSpace(text)));
    private static readonly Gen<string?> Moment =
        Gen.Elements<string?>(null, "2025-03-07", "2025-03-07T16:00:00+07:00", "2025-03-07T09:00Z", "2025-03-07T09:00:00.123Z");

    private static readonly Gen<double> Number =
        Gen.OneOf(Gen.Choose(-1000, 1000).Select(n => n / 7d), Gen.Elements(0, 1e-9, -1e15, 1e15, Math.BitDecrement(1e15), 0.1 + 0.2));

    public static readonly Gen<Bundle> All =
        from people in Gen.Choose(0, 6)
        from participants in Each(people, Participant)
        from organisers in Gen.Choose(0, 3).SelectMany(count => Each(count, Organiser))
        from reaction in Each(people, number => ReactionOf(participants[number]))
        from learning in Each(people, number => LearningOf(participants[number]))
        from observations in Each(people, number => ObservationOf(participants[number]))
        from exempt in Each(people / 2, number => ExemptionOf(participants[number], people))
        from kpis in Gen.Choose(0, 3).SelectMany(count => Each(count, KpiNumber))
        from measurements in Each(kpis.Count, number => MeasurementOf(kpis[number].Kpi.Code))
        from finance in Gen.Choose(0, 3).SelectMany(count => Each(count, FinanceNumber))
        select new Bundle(
            SmallBundle.Make().ReadWell().Definition, participants, organisers, reaction, learning, observations, exempt, kpis, measurements, finance);

    private static Gen<ParticipantRow> Participant(int number) =>
        from name in Label
        from phone in LabelOrNone
        from unit in LabelOrNone
        from supervisorName in LabelOrNone
        from hours in OrNothing(Gen.Choose(0, 4_000).Select(n => n / 100m))
        from status in Gen.Elements(ParticipantStatus.Active, ParticipantStatus.Withdrawn)
        from employment in Gen.Elements<Employment?>(null, Employment.Pns, Employment.Pppk)
        select new ParticipantRow(
            number + 2, Key(number), name, number % 2 == 0 ? "a@b.example" : null, phone, unit, unit, phone,
            number % 3 == 0 ? null : new Supervisor(new PersonKey(false, $"-S{number}"), supervisorName), hours, status, employment);

    private static Gen<OrganiserRow> Organiser(int number) =>
        from id in Label
        from name in LabelOrNone
        where id.Length < 190
        select new OrganiserRow(number + 2, $"{id}{number}", name, null);

    private static Gen<ReactionRow> ReactionOf(ParticipantRow participant) =>
        from answers in Answers("a1", "a2", "b1")
        from comment in TextOrNone
        from at in Moment
        select new ReactionRow(participant.Row, participant.Person, null, new ReactionResponse(RespondentGroup.Participant, answers, comment, at));

    private static Gen<LearningRow> LearningOf(ParticipantRow participant) =>
        from score in OrNothing(Gen.Choose(0, 100_000).Select(n => n / 1000m))
        from answer in Gen.Elements("A", "b", "")
        from several in Gen.Elements("x", "x|z", "")
        from points in Gen.Elements("0", "1.25", "")
        from at in Moment
        let all = new[] { ("q1", answer), ("q2", several), ("q3", points) }
        let answers = all.Where(one => one.Item2.Length > 0).ToDictionary(one => one.Item1, one => one.Item2)
        select new LearningRow(
            participant.Row, participant.Person, TestPhase.Post,
            score is null ? new TestAttempt(null, answers, at) : new TestAttempt(score, null, at));

    private static Gen<ObservationRow> ObservationOf(ParticipantRow participant) =>
        from answers in Answers("k1", "k2")
        from applied in Gen.Elements<Application?>(null, Application.Full, Application.None)
        from barriers in Gen.SubListOf(Enum.GetValues<Contracts.Barrier>())
        from evidence in TextOrNone
        from comment in TextOrNone
        select new ObservationRow(
            participant.Row, participant.Person, 6, new PersonKey(false, "-" + participant.Row),
            new Observation(RaterGroup.Supervisor, answers, applied, barriers.Count == 0 ? null : [.. barriers], evidence, comment, "2025-09-10"));

    /// <summary>They follow the observations in the file.</summary>
    private static Gen<ExemptionRow> ExemptionOf(ParticipantRow participant, int rowsBefore) =>
        from reason in Gen.Elements(Enum.GetValues<ExemptReason>())
        select new ExemptionRow(participant.Row + rowsBefore, participant.Person, 6, new Exemption(reason));

    private static Gen<KpiRow> KpiNumber(int number) =>
        from code in Label
        from name in Label
        from unit in LabelOrNone
        from one in Number
        from two in Number
        where code.Length < 190
        select new KpiRow(number + 2, new Kpi($"{code}{number}", name, unit, KpiDirection.Increase, Math.Min(one, two), Math.Max(one, two)));

    private static Gen<MeasurementRow> MeasurementOf(string kpi) =>
        from month in Gen.Choose(-24, 24)
        from unit in LabelOrNone
        from value in Number
        select new MeasurementRow(2 + int.Parse(kpi[^1..], CultureInfo.InvariantCulture), new Measurement(kpi, month, MeasurementGroup.Trained, unit ?? "", value));

    private static Gen<FinanceRow> FinanceNumber(int number) =>
        from description in Label
        from amount in Gen.Elements(0m, 0.0001m, 0.01m, 412_000_000m, 1_000_000_000_000_000m)
        from share in OrNothing(Gen.Choose(0, 1000).Select(n => n / 1000d))
        select new FinanceRow(number + 2, new FinanceLine(FinanceKind.Benefit, description, amount, share, share));

    private static PersonKey Key(int number) =>
        number % 2 == 0 ? PersonKey.Nip(string.Create(CultureInfo.InvariantCulture, $"198504152008011{number + 1:000}"))! : new PersonKey(false, $"P-{number}");

    /// <summary>At least one, the first.</summary>
    private static Gen<IReadOnlyDictionary<string, int>> Answers(params string[] items) =>
        from values in Gen.Choose(1, 5).ArrayOf(items.Length)
        from count in Gen.Choose(1, items.Length)
        select (IReadOnlyDictionary<string, int>)items.Take(count).Select((item, index) => (item, values[index])).ToDictionary(one => one.item, one => one.Item2);

    private static Gen<IReadOnlyList<T>> Each<T>(int count, Func<int, Gen<T>> make) =>
        Enumerable.Range(0, count).Aggregate(
            Gen.Constant((IReadOnlyList<T>)[]), (all, number) => from before in all from next in make(number) select (IReadOnlyList<T>)[.. before, next]);

    private static Gen<T?> OrNone<T>(Gen<T> some)
        where T : class => Gen.OneOf(Gen.Constant<T?>(null), some.Select(T? (value) => value));

    private static Gen<T?> OrNothing<T>(Gen<T> some)
        where T : struct => Gen.OneOf(Gen.Constant<T?>(null), some.Select(value => (T?)value));
}
