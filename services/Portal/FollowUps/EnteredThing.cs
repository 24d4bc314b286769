using System.Globalization;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.FollowUps;

/// <summary>What was entered for a cohort, as lists and pages name it, and where it is looked at, corrected and withdrawn.</summary>
/// <param name="kpis">By their codes, where a measurement is to be named.</param>
internal sealed class EnteredThing(Reader reader, CohortInHand cohort, People people, IReadOnlyDictionary<string, string>? kpis = null)
{
    private string Home => $"/cohorts/{Uri.EscapeDataString(cohort.Code)}";

    /// <summary>Whom or what it is about.</summary>
    public string Who(Entry entry) => entry.Key.Kind switch
    {
        "kpi" => entry.Read<Kpi>().Name,
        "measurement" => kpis?.GetValueOrDefault(entry.Key.Subject) ?? entry.Key.Subject,
        "finance" => entry.Read<FinanceLine>().Description,
        _ => Guid.TryParse(entry.Key.Subject, out var id) ? people.Name(id) : "",
    };

    public string What(Entry entry) => entry.Key.Kind switch
    {
        "response" => reader["answer.survey"],
        "attempt" => reader[$"paper.{entry.Key.Occasion}"],
        "kpi" => reader["results.kpi"],
        "measurement" => Measured(entry.Read<Measurement>()),
        "finance" => $"{reader[$"finance.{entry.Read<FinanceLine>().Kind}"]} · {reader.Display.Money(entry.Read<FinanceLine>().Amount)}",
        _ when entry.Key.Subject == entry.Key.Author => $"{reader["answer.selfAssessment"]}, {reader["behaviour.wave", entry.Key.Occasion]}",
        _ => $"{reader["answer.observation"]}, {reader["behaviour.wave", entry.Key.Occasion]} · {(Guid.TryParse(entry.Key.Author, out var rater) ? people.Name(rater) : "")}",
    };

    /// <summary>What it says, where that is one number.</summary>
    public string? Value(Entry entry) => entry.Key.Kind switch
    {
        "attempt" => WrittenNumber.Write(entry.Read<GivenScore>().Score, reader.Language),
        "measurement" => reader.Display.Short(entry.Read<Measurement>().Value),
        _ => null,
    };

    /// <summary>The page on which it is looked at and corrected.</summary>
    public string Place(Entry entry) => Home + entry.Key.Kind switch
    {
        "response" => $"/paper/responses/{entry.Read<GivenResponse>().Group}/{entry.Key.Subject}",
        "attempt" => "/paper/scores",
        "observation" => string.Create(CultureInfo.InvariantCulture, $"/paper/observations/{entry.Key.Occasion}/{entry.Answer.GetProperty("raterGroup").GetString()}/{entry.Key.Subject}/{entry.Key.Author}"),
        var kind => $"/results/{(kind == "finance" ? kind : $"{kind}s")}/{entry.Id:D}",
    };

    /// <summary>Why the API would not take it back, so that nobody is asked for a reason first; null where it would.</summary>
    /// <param name="isMeasured">Of a KPI: it has measurements.</param>
    public static string? NotWithdrawn(Entry entry, bool isMeasured = false) =>
        entry.FirstSource == "import" ? "withdraw.not.import" : entry.FirstSource != "entered" ? "withdraw.not.theirs" : isMeasured ? "withdraw.not.measured" : null;

    /// <summary>Null where it did not come from a training unit's hands, whoever has corrected it since: what people gave themselves stays theirs.</summary>
    public static string? WithdrawalOf(string cohort, Entry? entry, bool isMeasured = false) => entry is null || NotWithdrawn(entry, isMeasured) is not null ? null : $"/cohorts/{Uri.EscapeDataString(cohort)}/withdraw/" + entry.Key.Kind switch
    {
        "response" => $"reaction/responses/{entry.Id:D}",
        "attempt" => $"learning/scores/{entry.Id:D}",
        "observation" => $"behaviour/observations/{entry.Id:D}",
        var kind => $"results/{(kind == "finance" ? kind : $"{kind}s")}/{entry.Id:D}",
    };

    private string Measured(Measurement measurement) =>
        $"{MeasuredMonth.Words(reader, cohort, measurement.Month)} · {reader[$"measure.{measurement.Group}"]} · {(string.IsNullOrEmpty(measurement.Unit) ? reader["measure.whole"] : measurement.Unit)}";
}
