namespace Evaluation.Contracts.Questions;

/// <summary>Asked of Identity when a mail about an account is made: its address, with a new one-time secret.</summary>
public sealed record AskAccountMail(Guid Account);

/// <param name="Mail">Null when the account is gone, has no address, or needs no mail any more.</param>
public sealed record AccountMailAnswered(AccountMail? Mail);

/// <param name="Secret">What stands in the address of the page that sets the password; only its hash is kept.</param>
public sealed record AccountMail(string Email, string UserName, string Secret, DateTimeOffset ExpiresAt);

/// <summary>Asked of Identity by every process, now and then: whose tokens no longer count.</summary>
/// <param name="Process">Who asks, for the log.</param>
public sealed record AskEndedSessions(string Process);

/// <summary>All that were ended within the longest life of a token.</summary>
public sealed record EndedSessionsAnswered(IReadOnlyList<EndedSession> Sessions);

/// <param name="Subject">The account or person that the tokens are for.</param>
/// <param name="Version">Tokens of a lower version no longer count.</param>
public sealed record EndedSession(Guid Subject, long Version);
