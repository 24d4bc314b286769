using Evaluation.Portal.Api;

namespace Evaluation.Portal.FollowUps;

/// <summary>Somebody who has not answered yet, as the list shows it.</summary>
/// <param name="MailState">Of the latest mail to the rater, where none has arrived.</param>
internal sealed record MissingAnswer(Assignment Assignment, string Participant, string? Unit, string Rater, string? MailState);

/// <summary>An exempt participant.</summary>
internal sealed record ExemptParticipant(Guid Id, string Name, string? Unit, string Reason);
