namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>Columns that stand in more than one file, or that reading and writing both name.</summary>
internal static class Columns
{
    public const string Nip = "nip";
    public const string PersonId = "person_id";
    public const string SupervisorNip = "supervisor_nip";
    public const string SupervisorId = "supervisor_id";
    public const string Name = "name";
    public const string Email = "email";
    public const string Group = "group";
    public const string Unit = "unit";
    public const string Comment = "comment";
    public const string Code = "code";
}
