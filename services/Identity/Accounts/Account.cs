namespace Evaluation.Identity.Accounts;

/// <summary>An account as it is stored.</summary>
internal sealed class Account
{
    public Guid Id { get; init; }
    public string UserName { get; init; } = "";

    /// <summary>Empty until a password is set for the first time.</summary>
    public string PasswordHash { get; init; } = "";
    public string Role { get; init; } = "";
    public string? Agency { get; init; }
    public string? Email { get; init; }

    /// <summary>Of a supervisor: whom Cohorts knows by this id.</summary>
    public Guid? PersonId { get; init; }
    public string State { get; init; } = AccountStates.Active;
    public int Version { get; init; } = 1;
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Goes up when sessions are ended; tokens of a lower one no longer count.</summary>
    public long SessionVersion { get; init; }

    public bool MaySetPassword => State is AccountStates.Invited or AccountStates.Active;
}

internal static class AccountStates
{
    /// <summary>Has no password yet.</summary>
    public const string Invited = "invited";
    public const string Active = "active";

    /// <summary>By an admin, until one unlocks it. What wrong passwords lock is the name, and for minutes.</summary>
    public const string Locked = "locked";

    /// <summary>For good: the account stays so that the audit log can name it.</summary>
    public const string Deactivated = "deactivated";
}
