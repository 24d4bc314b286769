using System.Text;
using Evaluation.SystemTests.Bundles;

namespace Evaluation.SystemTests.Privacy;

/// <summary>A cohort whose people are easy to find wherever they turn up.</summary>
internal sealed class PrivateCohort(string code)
{
    private const int People = 12;
    private readonly MadeCohort cohort = new(code, People);

    public string Code => cohort.Code;

    public string Nip(int number) => cohort.Nip(number);

    /// <summary>What must be nowhere but with Cohorts: names, contacts, codes and NIPs, also of raters and organisers.</summary>
    public IReadOnlyList<string> Secrets =>
    [
        "qxnama", "qxsurel", "qxatasan", "qxpanitia", "qxteman", "0811557799",
        .. Enumerable.Range(0, People).Select(cohort.Nip), .. Enumerable.Range(0, People).Select(cohort.SupervisorNip).Distinct(),
    ];

    public BundleFiles Bundle()
    {
        var full = cohort.Full();
        var people = new StringBuilder("nip,name,email,phone,unit,supervisor_nip,supervisor_name,supervisor_email,attended_hours\n");
        for (var number = 0; number < People; number++)
        {
            people.Append(null, $"{Nip(number)},Qxnama{number} Wirabumi,qxsurel{number}@rahasia.example,0811557799{number:00},Unit 1,");
            people.Append(null, $"{cohort.SupervisorNip(number)},Qxatasan{number / 10},qxsurel.atasan{number / 10}@rahasia.example,{20 + number}\n");
        }
        return full
            .With("participants.csv", people.ToString())
            .With("organisers.csv", "id,name,email\nqxpanitia-1,Qxnama Panitia,qxsurel.panitia@rahasia.example\n")
            .With("reaction.csv", $"{full["reaction.csv"]}qxpanitia-1,organiser,4,4,4\n")
            .With("observations.csv", $"{full["observations.csv"]}{Nip(0)},6,subordinate,qxteman-1,3,3,\n");
    }
}
