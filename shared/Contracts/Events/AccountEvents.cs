using System.Text.Json.Serialization;

namespace Evaluation.Contracts.Events;

/// <summary>Why somebody gets a mail about an account.</summary>
[JsonConverter(typeof(CodeConverter<AccountMailKind>))]
public enum AccountMailKind { Invitation, PasswordReset }

/// <summary>Asks for a mail with which somebody sets a password. Address and one-time secret are asked of Identity when it is made.</summary>
/// <param name="Account">Opaque id.</param>
public sealed record AccountMailRequested(Guid Account, AccountMailKind Kind);

/// <summary>A person's identity was erased: whoever keeps links, accounts or mails of the person lets go of them. Figures stay.</summary>
/// <param name="Person">Opaque id across cohorts.</param>
/// <param name="Members">The ids under which the cohorts knew the person; they stay.</param>
public sealed record PersonErased(Guid Person, IReadOnlyList<Guid> Members);
