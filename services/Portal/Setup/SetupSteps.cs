using Evaluation.Contracts;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>A step of setting a cohort up, and how far it is.</summary>
/// <param name="State"><c>done</c>, <c>todo</c> or <c>check</c>: usable, but worth a look.</param>
/// <param name="Notes">What is missing or worth a look.</param>
internal sealed record SetupStep(string Name, string Address, string State, IReadOnlyList<string> Notes)
{
    public const string Done = "done", ToDo = "todo", Check = "check";

    public string Shape => State switch { Done => "●", Check => "◇", _ => "○" };

    // The colours that marks have everywhere.
    public string Colour => State switch { Done => "met", Check => "inconclusive", _ => "notMeasured" };
}

/// <summary>
/// The steps, in the order in which an officer thinks of them. Each is saved by itself into the cohort's plan, which may be incomplete:
/// a level that is not planned yet is simply not evaluated yet.
/// </summary>
internal static class SetupSteps
{
    public const string Basics = "basics", Instruments = "instruments", Waves = "waves", Targets = "targets", People = "people";

    /// <summary>Belongs to the instruments and stands by itself: a cohort whose scores come from elsewhere has no questions.</summary>
    public const string Test = "test";

    public static IReadOnlyList<SetupStep> Of(PlannedCohort cohort, Reader reader) =>
    [
        new(Basics, Address(cohort, Basics), SetupStep.Done, []),
        OfNotes(cohort, Instruments, cohort.Definition.Plan is { Reaction: null, Learning: null, Behaviour: null }, MissingLevels(cohort, reader, Level.Reaction, Level.Learning, Level.Behaviour)),
        OfNotes(cohort, Waves, cohort.Definition.Plan is { Behaviour: null, Results: null }, MissingLevels(cohort, reader, Level.Results)),
        OfNotes(cohort, Targets, cohort.Definition.Plan.Targets is not { Count: > 0 }, OfTargets(cohort, reader)),
        OfNotes(cohort, People, cohort.People.Participants == 0, OfPeople(cohort, reader)),
    ];

    /// <summary>The address of the step behind this one; of the overview behind the last.</summary>
    public static string Next(PlannedCohort cohort, string step) => step switch
    {
        Basics => Address(cohort, Instruments),
        Instruments => Address(cohort, Waves),
        Waves => Address(cohort, Targets),
        Targets => Address(cohort, People),
        Test => Address(cohort, Test),
        _ => $"{Base(cohort.Definition.Code)}/setup",
    };

    public static string Base(string code) => $"/cohorts/{Uri.EscapeDataString(code)}";

    private static string Address(PlannedCohort cohort, string step) => Base(cohort.Definition.Code) + (step == People ? "/people" : $"/setup/{step}");

    private static SetupStep OfNotes(PlannedCohort cohort, string name, bool isToDo, IReadOnlyList<string> notes) =>
        new(name, Address(cohort, name), isToDo ? SetupStep.ToDo : notes.Count > 0 ? SetupStep.Check : SetupStep.Done, isToDo ? [] : notes);

    private static IReadOnlyList<string> MissingLevels(PlannedCohort cohort, Reader reader, params Level[] levels)
    {
        var missing = levels.Where(level => !cohort.Definition.Plan.Has(level)).Select(level => Codes.Of(level)).ToList();
        return missing.Count == 0 ? [] : [reader["setup.notPlanned", reader.Row(missing)]];
    }

    private static List<string> OfTargets(PlannedCohort cohort, Reader reader)
    {
        var plan = cohort.Definition.Plan;
        var notes = new List<string>();
        var without = Enum.GetValues<Level>().Where(level => plan.Has(level) && !plan.TargetsOf(level).Any()).Select(level => Codes.Of(level)).ToList();
        if (without.Count > 0) notes.Add(reader["setup.noTarget", reader.Row(without)]);
        notes.AddRange((plan.Targets ?? []).SelectMany(target => TargetOutlook.Of(target, cohort, reader).Where(note => note.IsWarning)
            .Select(note => $"{TargetPlace.Of(target).Name(reader)}: {note.Text}")));
        return notes;
    }

    private static List<string> OfPeople(PlannedCohort cohort, Reader reader)
    {
        var notes = new List<string>();
        if (cohort.People.WithoutSupervisor > 0 && cohort.Definition.Plan.Behaviour is not null)
            notes.Add(reader["setup.withoutSupervisor", reader.Display.Count(cohort.People.WithoutSupervisor), reader.Display.Count(cohort.People.Participants)]);
        if (cohort.Definition.Plan.Reaction?.Instrument.Groups.Contains(RespondentGroup.Organiser) == true && cohort.People.Organisers == 0)
            notes.Add(reader["setup.noOrganisers"]);
        return notes;
    }
}
