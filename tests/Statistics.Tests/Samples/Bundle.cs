using System.Globalization;
using System.Text.Json;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Tests.Samples;

/// <summary>A sample cohort as its level services would hold it: withdrawn and exempt people are sorted out here.</summary>
internal sealed class Bundle
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly BundleRows rows;

    public Bundle(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Bundles", name);
        rows = new BundleRows(folder);
        Cohort = JsonSerializer.Deserialize<CohortDefinition>(File.ReadAllText(Path.Combine(folder, "cohort.json")), Web)!;
        Expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected-chain.json"))).RootElement;
        var participants = rows.Of("participants.csv").Where(row => row.GetValueOrDefault("status") != "withdrawn").ToList();
        Active = [.. participants.Select(Person)];
        AttendedHours = [.. participants.Select(row => Number(row, "attended_hours"))];
        Organisers = rows.Of("organisers.csv").Count;
    }

    public CohortDefinition Cohort { get; }
    public JsonElement Expected { get; }
    public HashSet<string> Active { get; }
    public IReadOnlyList<decimal?> AttendedHours { get; }
    public int Organisers { get; }

    /// <summary>Responses of organisers, of active participants, and of nobody known.</summary>
    public IEnumerable<(string? Respondent, ReactionResponse Response)> Reactions() =>
        from row in rows.Of("reaction.csv")
        let @group = Enum.Parse<RespondentGroup>(row["group"], ignoreCase: true)
        let respondent = row.GetValueOrDefault("respondent")
        where @group == RespondentGroup.Organiser || respondent is null || Active.Contains(respondent)
        select (respondent, new ReactionResponse(@group, Answers(row, Cohort.Plan.Reaction!.Instrument.Dimensions.SelectMany(dimension => dimension.Items))));

    public IEnumerable<(string Participant, TestAttempt? Pre, TestAttempt? Post)> Attempts() =>
        from row in rows.Of("learning.csv")
        where Active.Contains(row["nip"])
        group row by row["nip"] into own
        select (own.Key, Attempt(own, "pre"), Attempt(own, "post"));

    /// <summary>Of the active participants who are not exempt.</summary>
    public IEnumerable<(int Wave, string Participant, IReadOnlyList<Observation> Observations)> Observations() =>
        from row in Observed()
        let wave = int.Parse(row["wave"], CultureInfo.InvariantCulture)
        where !Exempt(wave).Contains(row["nip"])
        group Observation(row) by (wave, Participant: row["nip"]) into own
        select (own.Key.wave, own.Key.Participant, (IReadOnlyList<Observation>)[.. own]);

    public HashSet<string> Exempt(int wave) =>
        [.. Observed().Where(row => row.ContainsKey("exempt") && row["wave"] == wave.ToString(CultureInfo.InvariantCulture)).Select(row => row["nip"])];

    public List<Kpi> Kpis() =>
    [
        .. rows.Of("kpis.csv").Select(row => new Kpi(
            row["code"], row["name"], row.GetValueOrDefault("unit_of_measure"), Enum.Parse<KpiDirection>(row["direction"], true),
            (double)Number(row, "baseline")!, (double)Number(row, "target")!)),
    ];

    public List<Measurement> Measurements() =>
    [
        .. rows.Of("measurements.csv").Select(row => new Measurement(
            row["kpi"], int.Parse(row["month"], CultureInfo.InvariantCulture), Enum.Parse<MeasurementGroup>(row["group"], true),
            row.GetValueOrDefault("unit") ?? "", (double)Number(row, "value")!)),
    ];

    public List<FinanceLine> FinanceLines() =>
    [
        .. rows.Of("finance.csv").Select(row => new FinanceLine(
            Enum.Parse<FinanceKind>(row["kind"], true), row["description"], Number(row, "amount")!.Value,
            (double?)Number(row, "attribution"), (double?)Number(row, "confidence"))),
    ];

    private IEnumerable<Dictionary<string, string>> Observed() => rows.Of("observations.csv").Where(row => Active.Contains(row["nip"]));

    private static string Person(Dictionary<string, string> row) => row.GetValueOrDefault("nip") ?? row["person_id"];

    private TestAttempt? Attempt(IEnumerable<Dictionary<string, string>> own, string phase)
    {
        var row = own.FirstOrDefault(row => row["phase"] == phase);
        if (row is null) return null;
        return Cohort.Plan.Learning!.Test is { } test
            ? new TestAttempt(null, test.Questions.Where(question => row.ContainsKey(question.Code)).ToDictionary(question => question.Code, question => row[question.Code]))
            : new TestAttempt(Number(row, "score"));
    }

    private Observation Observation(Dictionary<string, string> row) => new(
        Enum.Parse<RaterGroup>(row["rater_group"], true),
        Answers(row, Cohort.Plan.Behaviour!.Instrument.Items),
        row.TryGetValue("applied", out var applied) ? Code<Application>(applied) : null,
        row.TryGetValue("barriers", out var barriers) ? [.. barriers.Split('|').Select(Code<Contracts.Barrier>)] : null);

    private static Dictionary<string, int> Answers(Dictionary<string, string> row, IEnumerable<Item> items) =>
        items.Where(item => row.ContainsKey(item.Code)).ToDictionary(item => item.Code, item => int.Parse(row[item.Code], CultureInfo.InvariantCulture));

    private static T Code<T>(string code) => JsonSerializer.Deserialize<T>($"\"{code}\"")!;

    private static decimal? Number(Dictionary<string, string> row, string column) =>
        row.TryGetValue(column, out var text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
}
