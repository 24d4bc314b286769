namespace Evaluation.Identity.Accounts;

/// <summary>An account as it is stored.</summary>
internal sealed class Account
{
    public Guid Id { get; init; }
    public string UserName { get; init; } = "";
    public string PasswordHash { get; init; } = "";
    public string Role { get; init; } = "";
    public string? Agency { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}
