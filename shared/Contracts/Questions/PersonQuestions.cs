using Evaluation.Contracts.Events;

namespace Evaluation.Contracts.Questions;

// Who a person is, only Cohorts knows: addresses are asked for when a mail is made, and kept nowhere else.

/// <summary>Asked of Cohorts when mails are made.</summary>
/// <param name="Members">Opaque ids within cohorts; those that are unknown are left out of the answer.</param>
public sealed record AskContacts(IReadOnlyList<Guid> Members);

public sealed record ContactsAnswered(IReadOnlyList<Contact> Contacts);

/// <param name="Person">Opaque id across cohorts, by which several cohorts become one mail: the same for all records of a person at one address.</param>
/// <param name="Email">Empty when none is on file.</param>
/// <param name="AgencyName">Null from a Cohorts service of before it was told.</param>
public sealed record Contact(
    Guid Member, Guid Person, Guid CohortId, string CohortCode, string CohortName, string Agency, string TimeZone, string Name, string Email,
    string? AgencyName = null);

/// <summary>Asked of Cohorts when somebody comes by a personal link, signs in, or asks for a link: one of the three is given.</summary>
/// <param name="Person">An agency's record of a person: it stands for all records of the same person at the same address.</param>
/// <param name="Member">Any of the person's ids within cohorts.</param>
public sealed record AskMemberships(Guid? Person = null, string? Email = null, Guid? Member = null);

/// <summary>Every cohort's id of the person, or of everybody who has the address.</summary>
public sealed record MembershipsAnswered(IReadOnlyList<Membership> Memberships);

/// <param name="Person">The agency's record of the person.</param>
/// <param name="Recipient">The record to which links go, for all records of the person at this address.</param>
public sealed record Membership(Guid Person, Guid Recipient, Guid Member, Guid CohortId, string CohortCode, string Agency, PersonRoles Roles);

/// <summary>Asked of Cohorts when a level counts by organisational unit.</summary>
/// <param name="On">The day on which it matters where the participants worked.</param>
public sealed record AskUnits(Guid CohortId, DateOnly On);

public sealed record UnitsAnswered(IReadOnlyList<ParticipantUnit> Participants);

/// <param name="Unit">Null where none is known.</param>
public sealed record ParticipantUnit(Guid Participant, string? Unit);

/// <summary>Asked of Identity when mails are made: a new personal link for each person. Earlier ones stay good until they expire.</summary>
public sealed record AskLinks(IReadOnlyList<Guid> Persons);

public sealed record LinksAnswered(IReadOnlyList<IssuedLink> Links);

/// <param name="Secret">What stands in the address of the page; only its hash is kept.</param>
public sealed record IssuedLink(Guid Person, string Secret, DateTimeOffset ExpiresAt);

/// <summary>Asked of Identity: to whom the training unit's mail goes.</summary>
public sealed record AskTrainingUnit(string Agency);

public sealed record TrainingUnitAnswered(IReadOnlyList<string> Emails);

/// <summary>Asked of a level: what these members still have to fill in, now.</summary>
/// <param name="WithAnswered">Also what they have answered and can still correct.</param>
public sealed record AskOpenTasks(IReadOnlyList<Guid> Members, bool WithAnswered = false);

public sealed record OpenTasksAnswered(IReadOnlyList<OpenTask> Tasks);

/// <param name="Wave">Months of the wave; null for a reaction survey and a test.</param>
/// <param name="Participant">Whom it is about, in an observation.</param>
/// <param name="RaterGroup">In an observation.</param>
/// <param name="Minutes">How long it may take, where that is limited.</param>
public sealed record OpenTask(
    Guid Member, Guid CohortId, TaskKind Task, int? Wave, DateOnly OpensOn, DateOnly ClosesOn, Guid? Participant = null, RaterGroup? RaterGroup = null, int? Minutes = null);

/// <summary>Asked of a level when somebody reads what is stored about them: what they have begun to answer and not sent.</summary>
public sealed record AskDrafts(IReadOnlyList<Guid> Members);

public sealed record DraftsAnswered(IReadOnlyList<UnsentAnswer> Drafts);

/// <param name="Wave">Months of the wave; null for a reaction survey.</param>
/// <param name="Participant">Whom it is about, in an observation.</param>
/// <param name="Content">JSON, as the page kept it.</param>
public sealed record UnsentAnswer(int? Wave, Guid? Participant, string Content);

/// <summary>Asked of Learning when somebody reads what is stored about them: what they wrote in tests by link, beside the attempt that came of it.</summary>
public sealed record AskWrittenTests(IReadOnlyList<Guid> Members);

public sealed record WrittenTestsAnswered(IReadOnlyList<WrittenTest> Tests);

/// <param name="Answers">By the code of the question, as they were written.</param>
/// <param name="Remarks">What an assessor has noted, by the code of the essay.</param>
public sealed record WrittenTest(
    Guid Member, TestPhase Phase, DateTimeOffset StartedAt, DateTimeOffset? HandedInAt, IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, string> Remarks);
