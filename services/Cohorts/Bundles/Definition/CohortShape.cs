using System.Text.RegularExpressions;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Definition;

/// <summary>The schema of cohort.json, in code.</summary>
internal static partial class CohortShape
{
    // The schema sets no upper bounds here; these keep dates and differences within what dates and ints can hold.
    private const int MostDays = 3_650;
    private const int ScaleEnd = 1_000;

    private static readonly Shape Text = new TextShape();
    private static readonly Shape Days = new NumberShape(0, MostDays, Whole: true);
    private static readonly Shape Months = new NumberShape(1, 36, Whole: true);
    private static readonly Shape Money = new NumberShape(0);
    private static readonly Shape Positive = new NumberShape(0, MinExcluded: true);
    private static readonly Shape Weight = new NumberShape(0, 1);

    private static readonly Shape CohortCode =
        new CodeShape(CohortCodes.Pattern(), "2 sampai 40 huruf besar, angka, dan tanda hubung", "2 to 40 capitals, digits and dashes");

    private static readonly Shape ItemCode = new CodeShape(
        ItemCodePattern(), "1 sampai 40 huruf, angka, titik, garis bawah, dan tanda hubung", "1 to 40 letters, digits, dots, underscores and dashes");

    private static readonly Shape Currency = new CodeShape(CurrencyPattern(), "tiga huruf besar seperti IDR", "three capitals, such as IDR");

    // Codes become column names and keys, so blanks around them would make two of one.
    private static readonly Shape AnyCode =
        new CodeShape(AnyCodePattern(), "satu baris teks tanpa spasi di ujung", "one line of text without blanks around it");

    private static readonly Shape Scale = new ObjectShape(
        new("min", new NumberShape(-ScaleEnd, ScaleEnd, Whole: true), Required: true),
        new("max", new NumberShape(-ScaleEnd, ScaleEnd, Whole: true), Required: true));

    private static readonly Shape Items = new ListShape(
        new ObjectShape(new("code", ItemCode, Required: true), new("name", Text), new("text", Text)), AtLeastOne: true);

    private static readonly Shape Indicator = new ObjectShape(
        new("code", AnyCode, Required: true), new("name", Text, Required: true), new("items", new ListShape(Text, AtLeastOne: true), Required: true));

    private static readonly Shape Dimension = new ObjectShape(
        new("code", AnyCode, Required: true), new("name", Text, Required: true), new("items", Items, Required: true),
        new("indicators", new ListShape(Indicator)));

    private static readonly Shape Reaction = new ObjectShape(
        new("instrument", new ObjectShape(
            new("code", AnyCode, Required: true), new("name", Text, Required: true), new("scale", Scale, Required: true),
            new("groups", new ListShape(new WordShape<RespondentGroup>(), AtLeastOne: true), Required: true),
            new("dimensions", new ListShape(Dimension, AtLeastOne: true), Required: true)), Required: true),
        new("identity", new WordShape<IdentityMode>(), Required: true),
        new("closesAfterDays", Days));

    private static readonly Shape Question = new ObjectShape(
        new("code", AnyCode, Required: true), new("text", Text), new("type", new WordShape<QuestionType>()),
        new("options", new ListShape(Text)), new("key", Text), new("keys", new ListShape(Text)), new("rubric", Text), new("points", Positive));

    private static readonly Shape Learning = new ObjectShape(
        new("maxScore", Positive, Required: true), new("passMark", new NumberShape(0), Required: true), new("closesAfterDays", Days),
        new("test", new ObjectShape(
            new("code", AnyCode, Required: true), new("questions", new ListShape(Question, AtLeastOne: true), Required: true),
            new("timeLimitMinutes", new NumberShape(1, int.MaxValue, Whole: true)))));

    private static readonly Shape Wave = new ObjectShape(
        new("months", Months, Required: true), new("windowDays", Days), new("opensOn", new DateShape()), new("closesOn", new DateShape()),
        new("cancelled", new YesNoShape()));

    private static readonly Shape Behaviour = new ObjectShape(
        new("instrument", new ObjectShape(
            new("code", AnyCode, Required: true), new("name", Text, Required: true), new("scale", Scale, Required: true),
            new("items", Items, Required: true)), Required: true),
        new("raterWeights", new ObjectShape(
            new("supervisor", new NumberShape(0, 1, MinExcluded: true), Required: true), new("peer", Weight), new("subordinate", Weight),
            new("self", new NumberShape(0, 0))), Required: true),
        new("waves", new ListShape(Wave, AtLeastOne: true), Required: true));

    private static readonly Shape Results = new ObjectShape(new("months", Months, Required: true), new("windowDays", Days));

    private static readonly Shape Target = new ObjectShape(
        new("level", new WordShape<Level>(), Required: true), new("metric", new WordShape<Metric>(), Required: true),
        new("group", new WordShape<RespondentGroup>()), new("wave", new NumberShape(int.MinValue, int.MaxValue, Whole: true)),
        new("atLeast", new NumberShape(), Required: true));

    /// <summary>cohort.json as a whole.</summary>
    public static readonly Shape Cohort = new ObjectShape(
        new("code", CohortCode, Required: true), new("name", new TextShape(1, 200), Required: true),
        new("programme", new ObjectShape(
            new("code", AnyCode, Required: true), new("name", Text, Required: true), new("kind", new WordShape<ProgrammeKind>(), Required: true)),
            Required: true),
        new("agency", new ObjectShape(new("code", AnyCode, Required: true), new("name", Text, Required: true)), Required: true),
        new("startsOn", new DateShape(), Required: true), new("endsOn", new DateShape(), Required: true),
        new("timeZone", Text, Required: true), new("creditHours", Positive, OrNull: true),
        new("budget", new ObjectShape(new("currency", Currency), new("planned", Money, OrNull: true), new("spent", Money, OrNull: true))),
        new("plan", new ObjectShape(
            new("reaction", Reaction), new("learning", Learning), new("behaviour", Behaviour), new("results", Results),
            new("targets", new ListShape(Target))), Required: true));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}\z")]
    private static partial Regex ItemCodePattern();

    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex CurrencyPattern();

    [GeneratedRegex(@"^\S(.*\S)?\z")]
    private static partial Regex AnyCodePattern();
}
