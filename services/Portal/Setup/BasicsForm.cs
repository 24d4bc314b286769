using System.Globalization;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>Who, what and when, as it is typed.</summary>
internal sealed class BasicsForm
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? ProgrammeName { get; set; }
    public string? ProgrammeCode { get; set; }
    public string? ProgrammeKind { get; set; }
    public string? AgencyName { get; set; }
    public string? AgencyCode { get; set; }
    public string? StartsOn { get; set; }
    public string? EndsOn { get; set; }
    public string? TimeZone { get; set; }
    public string? CreditHours { get; set; }
    public string? Planned { get; set; }
    public string? Spent { get; set; }

    /// <summary>Those of Indonesia; a cohort that came with another keeps it.</summary>
    public static IReadOnlyList<string> TimeZones { get; } = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];

    public static BasicsForm Of(CohortDefinition cohort, Reader reader) => new()
    {
        Code = cohort.Code, Name = cohort.Name, ProgrammeName = cohort.Programme.Name, ProgrammeCode = cohort.Programme.Code, ProgrammeKind = Codes.Of(cohort.Programme.Kind),
        AgencyName = cohort.Agency.Name, AgencyCode = cohort.Agency.Code, StartsOn = Day(cohort.StartsOn), EndsOn = Day(cohort.EndsOn), TimeZone = cohort.TimeZone,
        CreditHours = WrittenNumber.Write(cohort.CreditHours, reader.Language),
        Planned = Money(cohort.Budget?.Planned, reader), Spent = Money(cohort.Budget?.Spent, reader),
    };

    /// <summary>What has to be mended, by field.</summary>
    public IReadOnlyDictionary<string, string> Problems(Reader reader)
    {
        var problems = new Dictionary<string, string>();
        foreach (var (field, text) in Required()) if (string.IsNullOrWhiteSpace(text)) problems[field] = reader[field == "programmeKind" ? "setup.choose" : "setup.missing"];
        if (!problems.ContainsKey("code") && !CohortCodes.IsCode(Code!.Trim().ToUpperInvariant())) problems["code"] = reader["basics.code.wrong"];
        foreach (var (field, text) in new[] { ("startsOn", StartsOn), ("endsOn", EndsOn) })
            if (!problems.ContainsKey(field) && Date(text) is null) problems[field] = reader["setup.date.wrong"];
        if (Date(StartsOn) is { } start && Date(EndsOn) is { } end && end < start) problems["endsOn"] = reader["basics.endsOn.wrong"];
        if (Codes.Read<ProgrammeKind>(ProgrammeKind) is null) problems["programmeKind"] = reader["setup.choose"];
        if (!string.IsNullOrWhiteSpace(CreditHours) && WrittenNumber.Read(CreditHours, reader.Language) is not > 0) problems["creditHours"] = reader["basics.creditHours.wrong"];
        foreach (var (field, text) in new[] { ("planned", Planned), ("spent", Spent) })
            if (!string.IsNullOrWhiteSpace(text) && WrittenNumber.Read(text, reader.Language) is not >= 0) problems[field] = reader["basics.money.wrong"];
        return problems;
    }

    /// <summary>When there are no problems.</summary>
    public CohortDefinition With(CohortPlan plan, Reader reader, Budget? before = null) => new(
        Code!.Trim().ToUpperInvariant(), Name!.Trim(), new(ProgrammeCode!.Trim(), ProgrammeName!.Trim(), Codes.Read<ProgrammeKind>(ProgrammeKind)!.Value),
        new(AgencyCode!.Trim(), AgencyName!.Trim()), Date(StartsOn)!.Value, Date(EndsOn)!.Value, TimeZone!, plan, WrittenNumber.Read(CreditHours, reader.Language),
        BudgetAfter(before, reader));

    private Budget? BudgetAfter(Budget? before, Reader reader) =>
        (WrittenNumber.Read(Planned, reader.Language), WrittenNumber.Read(Spent, reader.Language)) is var (planned, spent) && (planned ?? spent) is null && before?.Currency is null
            ? null : new(before?.Currency ?? "IDR", planned, spent);

    // With marks between the thousands, as long as nothing of the amount is left out by it.
    private static string? Money(decimal? amount, Reader reader) => amount is not { } number ? null
        : number == decimal.Truncate(number) ? reader.Display.Money(number) : WrittenNumber.Write(number, reader.Language);

    private IEnumerable<(string Field, string? Text)> Required() =>
    [
        ("name", Name), ("code", Code), ("startsOn", StartsOn), ("endsOn", EndsOn), ("timeZone", TimeZone), ("programmeName", ProgrammeName),
        ("programmeCode", ProgrammeCode), ("programmeKind", ProgrammeKind), ("agencyName", AgencyName), ("agencyCode", AgencyCode),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
