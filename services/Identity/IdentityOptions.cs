namespace Evaluation.Identity;

/// <summary>How people sign in. Section <c>Identity</c> of the configuration.</summary>
public sealed class IdentityOptions
{
    /// <summary>How long a token lasts, 1 minute to 24 hours. Default 8 hours: a working day.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>So many failures in a row lock a user name, 1 or more. Default 5.</summary>
    public int LockOutAfter { get; set; } = 5;

    /// <summary>How long a user name stays locked, and after which rest its failures are forgotten. Default 5 minutes.</summary>
    public TimeSpan LockOutFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a personal link opens what its person has to answer, 1 to 400 days. Default 45 days: a window, and what it is extended by.</summary>
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(45);

    /// <summary>How long an invited person has to set a password, 10 minutes to 30 days. Default 3 days.</summary>
    public TimeSpan SecretLifetime { get; set; } = TimeSpan.FromDays(3);

    /// <summary>What is wrong with these settings, each with what to type.</summary>
    public IEnumerable<string> Problems()
    {
        if (TokenLifetime < TimeSpan.FromMinutes(1) || TokenLifetime > TimeSpan.FromHours(24))
            yield return $"Identity:TokenLifetime is {TokenLifetime}. Set Identity__TokenLifetime to between 00:01:00 and 1.00:00:00, such as 08:00:00.";
        if (LinkLifetime < TimeSpan.FromDays(1) || LinkLifetime > TimeSpan.FromDays(400))
            yield return $"Identity:LinkLifetime is {LinkLifetime}. Set Identity__LinkLifetime to between 1.00:00:00 and 400.00:00:00, such as 45.00:00:00.";
        if (SecretLifetime < TimeSpan.FromMinutes(10) || SecretLifetime > TimeSpan.FromDays(30))
            yield return $"Identity:SecretLifetime is {SecretLifetime}. Set Identity__SecretLifetime to between 00:10:00 and 30.00:00:00, such as 3.00:00:00.";
        if (LockOutAfter < 1) yield return $"Identity:LockOutAfter is {LockOutAfter}. Set Identity__LockOutAfter to 1 or more.";
        if (LockOutFor <= TimeSpan.Zero) yield return $"Identity:LockOutFor is {LockOutFor}. Set Identity__LockOutFor to more than zero, such as 00:05:00.";
    }
}
