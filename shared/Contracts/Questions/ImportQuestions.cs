using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;

namespace Evaluation.Contracts.Questions;

// An import is all or nothing across the services: Cohorts asks each level to stage its rows, commits its own record (the commit
// point), and asks them to apply. A level that was down in between asks for the outcome.

/// <param name="Files">The kinds that the bundle carries a file for; a kind that is not among them is left untouched.</param>
/// <param name="Replace">The files are the whole truth: what is stored but not in them goes.</param>
/// <param name="DryRun">Only compare; nothing is stored.</param>
/// <param name="Rows">Gzip of the JSON list of <see cref="ImportRow"/>.</param>
public sealed record StageImport(
    Guid ImportId, Guid CohortId, bool Anonymous, IReadOnlyList<string> Files, bool Replace, bool DryRun, byte[] Rows);

/// <param name="Key">Of an anonymous response only the kind is known.</param>
public sealed record ImportRow(AnswerKey Key, string Body);

/// <param name="Conflicts">What came in by other ways and would be overwritten or dropped; then nothing is staged.</param>
/// <param name="Stored">How many answers the level held of the cohort before.</param>
public sealed record ImportStaged(IReadOnlyList<FileChange> Files, IReadOnlyList<ImportConflict> Conflicts, int Stored);

/// <param name="NotInFile">Stored, but not in the file: kept unless the import replaces.</param>
public sealed record FileChange(string Kind, int Added, int Changed, int Unchanged, int NotInFile);

public sealed record ImportConflict(AnswerKey Key, string Source);

/// <param name="By">Opaque id of the account that imports.</param>
/// <param name="Role">Its role.</param>
/// <param name="Planned">The cohort as the import leaves it.</param>
/// <param name="Roster">All its persons.</param>
public sealed record ApplyImport(Guid ImportId, string By, string Role, CohortPlanned Planned, RosterChanged Roster);

public sealed record ImportApplied(Guid ImportId);

public sealed record DiscardImport(Guid ImportId);

public sealed record ImportDiscarded(Guid ImportId);

/// <summary>Asked by a level that holds staged rows.</summary>
public sealed record AskImportOutcome(Guid ImportId);

/// <param name="Apply">There when the import was committed.</param>
public sealed record ImportOutcome(Guid ImportId, bool Discard, ApplyImport? Apply);

/// <summary>Asked by Cohorts to export: a level's answers of one cohort.</summary>
public sealed record ReadAnswers(Guid CohortId);

/// <param name="Rows">Gzip of the JSON list of <see cref="ImportRow"/>; of an anonymous answer only the kind is told as its key.</param>
public sealed record AnswersRead(byte[] Rows);
