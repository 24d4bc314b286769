namespace Evaluation.Hosting.Security;

/// <summary>What an account may be. A role gets 403 for whatever has not been decided for it.</summary>
public static class Roles
{
    public const string Admin = "admin";

    /// <summary>Plans and enters for the cohorts of its agency.</summary>
    public const string TrainingUnit = "training-unit";

    /// <summary>Observes its own staff.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Reads results per cohort, never persons.</summary>
    public const string Leadership = "leadership";

    /// <summary>Reads the audit log.</summary>
    public const string Auditor = "auditor";

    /// <summary>Came by a personal link: answers what that one person is asked, and nothing else. No account has it.</summary>
    public const string Respondent = "respondent";

    public static IReadOnlyList<string> All { get; } = [Admin, TrainingUnit, Supervisor, Leadership, Auditor];
}
