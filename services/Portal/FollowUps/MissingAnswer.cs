using Evaluation.Portal.Api;

namespace Evaluation.Portal.FollowUps;

/// <summary>Somebody who has not answered yet, as the list shows it.</summary>
/// <param name="MailState">Of a mail to the rater that reached nobody; null where none failed.</param>
internal sealed record MissingAnswer(Assignment Assignment, string Participant, string? Unit, string Rater, string? MailState);

/// <summary>How far one unit has come.</summary>
internal sealed record UnitProgress(string? Unit, int Asked, int Answered);

/// <summary>An exempt participant.</summary>
internal sealed record ExemptParticipant(Guid Id, string Name, string? Unit, string Reason);
