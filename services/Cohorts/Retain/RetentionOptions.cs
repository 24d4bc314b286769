namespace Evaluation.Cohorts.Retain;

/// <summary>How long what is personal is kept. Section <c>Retention</c> of the configuration.</summary>
public sealed class RetentionOptions
{
    // The latest follow-up that a policy allows, five years after the end, and its window.
    private const int Fewest = 2010, Most = 36_500;

    /// <summary>
    /// Addresses and telephone numbers go so many days after the end of the person's last cohort, and former names and addresses so many
    /// days after they were replaced: 2010 (until the last follow-up is over) to 36500. Default 2190: six years.
    /// </summary>
    public int ContactDays { get; set; } = 2190;

    /// <summary>Records of imports that are done go after so many days, 30 to 36500. Default 365.</summary>
    public int ImportDays { get; set; } = 365;

    public IEnumerable<string> Problems()
    {
        if (ContactDays is < Fewest or > Most) yield return $"Retention:ContactDays is {ContactDays}. Set Retention__ContactDays to between {Fewest} and {Most}, such as 2190.";
        if (ImportDays is < 30 or > Most) yield return $"Retention:ImportDays is {ImportDays}. Set Retention__ImportDays to between 30 and {Most}, such as 365.";
    }
}
