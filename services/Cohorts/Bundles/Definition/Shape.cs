using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Cohorts;

namespace Evaluation.Cohorts.Bundles.Definition;

/// <summary>What a piece of cohort.json has to look like, as its schema says; <see cref="CohortShape"/> puts the pieces together.</summary>
internal abstract record Shape
{
    public abstract void Check(JsonElement element, string path, Problems problems);

    protected static void Report(Problems problems, string path, Finding finding) =>
        problems.Add(BundleFiles.Definition, null, path, finding);
}

/// <summary>An object; a property that is not named here is one too many.</summary>
internal sealed record ObjectShape(params Property[] Properties) : Shape
{
    public override void Check(JsonElement element, string path, Problems problems)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Report(problems, path.Length == 0 ? "$" : path, DefinitionFindings.NotAnObject(path.Length == 0 ? "cohort.json" : path));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var given in element.EnumerateObject())
        {
            var place = Join(path, given.Name);
            var property = Array.Find(Properties, property => property.Name == given.Name);
            if (!seen.Add(given.Name)) Report(problems, place, DefinitionFindings.PropertyTwice(place));
            else if (property is null) Report(problems, place, DefinitionFindings.PropertyUnknown(place, Properties.Select(known => known.Name)));
            else if (!(property.OrNull && given.Value.ValueKind == JsonValueKind.Null)) property.Shape.Check(given.Value, place, problems);
        }

        foreach (var property in Properties.Where(property => property.Required && !seen.Contains(property.Name)))
            Report(problems, Join(path, property.Name), DefinitionFindings.PropertyMissing(Join(path, property.Name)));
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

internal sealed record Property(string Name, Shape Shape, bool Required = false, bool OrNull = false);

internal sealed record ListShape(Shape Of, bool AtLeastOne = false) : Shape
{
    public override void Check(JsonElement element, string path, Problems problems)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Report(problems, path, DefinitionFindings.NotAList(path));
            return;
        }

        if (AtLeastOne && element.GetArrayLength() == 0) Report(problems, path, DefinitionFindings.ListEmpty(path));
        var index = 0;
        foreach (var item in element.EnumerateArray()) Of.Check(item, $"{path}[{index++}]", problems);
    }
}

internal sealed record TextShape(int MinLength = 0, int MaxLength = int.MaxValue) : Shape
{
    public override void Check(JsonElement element, string path, Problems problems)
    {
        if (element.ValueKind != JsonValueKind.String) Report(problems, path, DefinitionFindings.NotText(path));
        else if (element.GetString()!.Trim().Length < MinLength) Report(problems, path, DefinitionFindings.TextEmpty(path));
        else if (element.GetString()!.Length > MaxLength) Report(problems, path, DefinitionFindings.TextTooLong(path, MaxLength));
        else if (Unprintable.In(element.GetString()!) is { } found) Report(problems, path, DefinitionFindings.TextUnprintable(path, found));
    }
}

/// <param name="RuleId">The pattern in Indonesian words.</param>
/// <param name="RuleEn">The pattern in English words.</param>
internal sealed record CodeShape(Regex Pattern, string RuleId, string RuleEn) : Shape
{
    public override void Check(JsonElement element, string path, Problems problems)
    {
        if (element.ValueKind != JsonValueKind.String) Report(problems, path, DefinitionFindings.NotText(path));
        else if (!Pattern.IsMatch(element.GetString()!))
            Report(problems, path, DefinitionFindings.CodeMalformed(path, element.GetString()!, RuleId, RuleEn));
    }
}

/// <summary>One of the words by which <typeparamref name="T"/> is known.</summary>
internal sealed record WordShape<T> : Shape
    where T : struct, Enum
{
    public override void Check(JsonElement element, string path, Problems problems)
    {
        if (element.ValueKind != JsonValueKind.String) Report(problems, path, DefinitionFindings.NotText(path));
        else if (!Words.TryParse<T>(element.GetString()!, out _))
            Report(problems, path, DefinitionFindings.WordUnknown(path, element.GetString()!, Words.Of<T>()));
    }
}

internal sealed record DateShape : Shape
{
    // Cohorts lie in living memory; a year like 0206 is a slip, and 9999 plus twelve months is no date at all.
    private static readonly DateOnly Earliest = new(1950, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    public override void Check(JsonElement element, string path, Problems problems)
    {
        if (element.ValueKind != JsonValueKind.String) Report(problems, path, DefinitionFindings.NotText(path));
        else if (!DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date < Earliest || date > Latest)
            Report(problems, path, DefinitionFindings.DateMalformed(path, element.GetString()!));
    }
}

internal sealed record YesNoShape : Shape
{
    public override void Check(JsonElement element, string path, Problems problems)
    {
        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Report(problems, path, DefinitionFindings.NotYesNo(path));
    }
}

internal sealed record NumberShape(decimal? Min = null, decimal? Max = null, bool MinExcluded = false, bool Whole = false) : Shape
{
    public override void Check(JsonElement element, string path, Problems problems)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            Report(problems, path, Whole ? DefinitionFindings.NotWhole(path) : DefinitionFindings.NotANumber(path));
            return;
        }

        var text = element.GetRawText();
        if (!element.TryGetDecimal(out var number)) Report(problems, path, DefinitionFindings.NumberNotFinite(path, text));
        else if (Whole && number != decimal.Truncate(number)) Report(problems, path, DefinitionFindings.NotWhole(path));
        else if (number < Min || (MinExcluded && number == Min))
            Report(problems, path, DefinitionFindings.NumberTooSmall(path, text, Shown(Min), MinExcluded));
        else if (number > Max) Report(problems, path, DefinitionFindings.NumberTooLarge(path, text, Shown(Max)));
    }

    private static string Shown(decimal? bound) => bound?.ToString(CultureInfo.InvariantCulture) ?? "";
}
