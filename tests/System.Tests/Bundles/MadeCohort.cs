using System.Globalization;
using System.Text;

namespace Evaluation.SystemTests.Bundles;

/// <summary>A cohort of made-up people that plans all four levels, without answers unless they are added.</summary>
internal sealed class MadeCohort(string code, int participants, bool isAnonymous = false)
{
    public const string Agency = "UJI";

    private static int made;

    // Another sequence number each: cohorts of one test run share nobody.
    private readonly int sequence = Interlocked.Increment(ref made);

    public string Code { get; } = code;

    public int Participants { get; } = participants;

    public string EndsOn { get; init; } = "2025-03-07";

    public double MeanTarget { get; init; } = 3.41;

    /// <summary>Its plan and people: two organisers, a supervisor for every ten participants, two KPIs.</summary>
    public BundleFiles Plan() => new BundleFiles()
        .With("cohort.json", Definition)
        .With("participants.csv", Csv("nip,name,email,unit,supervisor_nip,supervisor_name,attended_hours", Participants, number =>
            $"{Nip(number)},Peserta {number},peserta{number}@contoh.example,{Unit(number)},{SupervisorNip(number)},Atasan {number / 10},{20 + (number % 11)}"))
        .With("organisers.csv", "id,name\npanitia-1,Panitia satu\npanitia-2,Panitia dua\n")
        .With("kpis.csv", "code,name,unit_of_measure,direction,baseline,target\nhari,Lama layanan,hari,decrease,14,10\nindeks,Indeks,poin,increase,70,80\n");

    /// <summary>With answers on all levels, which depend on the variant: every file of two variants differs.</summary>
    public BundleFiles Full(int variant = 0) => Plan()
        .With("participants.csv", Csv("nip,name,unit,supervisor_nip,supervisor_name,attended_hours", Participants, number =>
            $"{Nip(number)},Peserta {number},{Unit(number)},{SupervisorNip(number)},Atasan {number / 10},{10 + ((number + variant) % 11)}"))
        .With("reaction.csv", Csv("respondent,group,a1,a2,b1", Participants, number =>
            $"{(isAnonymous ? "" : Nip(number))},participant,{Step(number, 1 + variant)},{Step(number, 2 + variant)},{Step(number, 3 + variant)}"))
        .With("learning.csv", Csv("nip,phase,score", 2 * Participants, row =>
            $"{Nip(row / 2)},{(row % 2 == 0 ? "pre" : "post")},{30 + (row % 2 * 30) + ((row + (7 * variant)) % 31)}"))
        .With("observations.csv", Csv("nip,wave,rater_group,rater,k1,k2,applied", 2 * Participants, row => row % 2 == 0
            ? $"{Nip(row / 2)},6,supervisor,{SupervisorNip(row / 2)},{Step(row, 1 + variant)},{Step(row, 4 + variant)},{(row % 3 == 0 ? "full" : "partial")}"
            : $"{Nip(row / 2)},6,peer,{Nip(((row / 2) + 1) % Participants)},{Step(row, 2 + variant)},{Step(row, 5 + variant)},"))
        .With("measurements.csv", Csv("kpi,month,group,unit,value", 8, row =>
            $"{(row % 2 == 0 ? "hari" : "indeks")},{row / 4 * 6},{(row / 2 % 2 == 0 ? "trained" : "comparison")},Unit {row / 2 % 2},{10 + row + variant}"))
        .With("finance.csv", $"kind,description,amount,attribution,confidence\ncost,Biaya,{1000 + variant},,\nbenefit,Manfaat,{3000 + variant},0.5,0.8\n");

    public string Nip(int number) => MakeNip(1970, number, sequence);

    public string SupervisorNip(int number) => MakeNip(1955, number / 10, sequence);

    public static string Unit(int number) => $"Unit {number % 7}";

    public static string MakeNip(int bornFrom, int number, int sequence) => string.Create(CultureInfo.InvariantCulture,
        $"{new DateOnly(bornFrom, 1, 1).AddDays(number):yyyyMMdd}200501{1 + (number % 2)}{sequence:000}");

    private static int Step(int number, int salt) => 1 + (((number * 7) + (salt * 3) + (number / 5)) % 5);

    private static string Csv(string header, int rows, Func<int, string> row)
    {
        var text = new StringBuilder(header).Append('\n');
        for (var number = 0; number < rows; number++) text.Append(row(number)).Append('\n');
        return text.ToString();
    }

    private string Definition => $$"""
        {
          "code": "{{Code}}", "name": "Angkatan uji {{Code}}",
          "programme": { "code": "UJI", "name": "Pelatihan uji", "kind": "technical" },
          "agency": { "code": "{{Agency}}", "name": "Instansi uji" },
          "startsOn": "2025-03-03", "endsOn": "{{EndsOn}}", "timeZone": "Asia/Jakarta", "creditHours": 30,
          "plan": {
            "reaction": {
              "instrument": {
                "code": "r", "name": "Reaksi", "scale": { "min": 1, "max": 5 }, "groups": ["participant", "organiser"],
                "dimensions": [
                  { "code": "a", "name": "Materi", "items": [{ "code": "a1" }, { "code": "a2" }] },
                  { "code": "b", "name": "Fasilitas", "items": [{ "code": "b1" }] }
                ]
              },
              "identity": "{{(isAnonymous ? "anonymous" : "confidential")}}", "closesAfterDays": 14
            },
            "learning": { "maxScore": 100, "passMark": 60 },
            "behaviour": {
              "instrument": { "code": "k", "name": "Perilaku", "scale": { "min": 1, "max": 5 }, "items": [{ "code": "k1" }, { "code": "k2" }] },
              "raterWeights": { "supervisor": 0.6, "peer": 0.4, "subordinate": 0, "self": 0 },
              "waves": [{ "months": 6 }, { "months": 12 }]
            },
            "results": { "months": 12 },
            "targets": [
              { "level": "reaction", "metric": "mean", "group": "participant", "atLeast": {{MeanTarget.ToString(CultureInfo.InvariantCulture)}} },
              { "level": "learning", "metric": "passRate", "atLeast": 0.5 },
              { "level": "behaviour", "metric": "score", "wave": 6, "atLeast": 3 },
              { "level": "results", "metric": "kpisAchieved", "atLeast": 0.5 }
            ]
          }
        }
        """;
}
