using System.Globalization;
using Evaluation.Hosting.Tables;

namespace Evaluation.Cohorts.Bundles.Writing;

/// <summary>Values as fields of a CSV file: text harmless to spreadsheets, numbers so that they read back as the same number.</summary>
internal static class Fields
{
    public static string Text(string? text) => FormulaGuard.Put(text ?? "");

    public static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    public static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Word<T>(T? value)
        where T : struct, Enum => value is { } known ? Words.Of(known) : "";

    public static string Nip(PersonKey? person) => person is { IsNip: true } ? person.Value : "";

    public static string Code(PersonKey? person) => person is { IsNip: false } ? Text(person.Value) : "";
}
