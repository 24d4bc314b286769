using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Evaluation.Benchmarks.Load;

/// <summary>A cohort bundle that is made here: as many participants as wanted, with or without the data of all four levels.</summary>
internal static class BenchBundle
{
    public const int RatersEach = 5;

    public static readonly int[] Waves = [6, 12];

    /// <summary>18 items in three dimensions.</summary>
    public static readonly string[] Items = [.. Enumerable.Range(0, 18).Select(item => $"{(item / 6) + 1}.{(item % 6) + 1}")];

    private static readonly string[] Behaviours = ["service", "accountable", "competent", "harmonious", "loyal", "adaptive", "collaborative"];

    /// <summary>What a participant answers to an item: 1 to 5, spread, and known to the one who checks.</summary>
    public static int AnswerOf(int participant, int item) => ((participant * 7) + (item * 3) + (participant / 5)) % 5 + 1;

    public static int ScoreBefore(int participant) => 40 + (participant * 13 % 31);

    public static int ScoreAfter(int participant) => ScoreBefore(participant) + 5 + (participant % 17);

    /// <summary>Plan and people; the answers come over HTTP.</summary>
    public static byte[] People(string code, int participants) => Zip(("cohort.json", Definition(code)), ("participants.csv", Participants(participants)));

    public static byte[] AllLevels(string code, int participants) => Zip(
        ("cohort.json", Definition(code)),
        ("participants.csv", Participants(participants)),
        ("reaction.csv", Lines($"respondent,group,{string.Join(',', Items)}", participants, one =>
            [$"{Nip(one)},participant,{string.Join(',', Items.Select((_, item) => AnswerOf(one, item)))}"])),
        ("learning.csv", Lines("nip,phase,score", participants, one => [$"{Nip(one)},pre,{ScoreBefore(one)}", $"{Nip(one)},post,{ScoreAfter(one)}"])),
        ("observations.csv", Lines($"nip,wave,rater_group,rater,observed_on,{string.Join(',', Behaviours)},applied", participants, Observations)),
        ("kpis.csv", "code,name,unit_of_measure,direction,baseline,target\ndays,Waktu layanan,hari,decrease,14,10\nindex,Indeks kepuasan,poin,increase,70,80\n"),
        ("measurements.csv", Lines("kpi,month,group,unit,value", 24, one =>
            [$"days,{(one % 12) + 1},{(one < 12 ? "trained" : "comparison")},,{14 - (one % 5)}", $"index,{(one % 12) + 1},{(one < 12 ? "trained" : "comparison")},,{70 + (one % 9)}"])));

    private static IEnumerable<string> Observations(int one)
    {
        foreach (var wave in Waves)
        {
            var on = wave == 6 ? "2024-09-20" : "2025-03-20";
            for (var rater = 0; rater < RatersEach; rater++)
            {
                var (group, who) = rater switch { 0 => ("supervisor", $"S-{one / 10}"), 1 => ("self", Nip(one)), _ => ("peer", $"R-{one}-{rater}") };
                var answers = string.Join(',', Behaviours.Select((_, item) => AnswerOf(one + rater, item)));
                yield return $"{Nip(one)},{wave},{group},{who},{on},{answers},{(rater == 0 ? "partial" : "")}";
            }
        }
    }

    private static string Participants(int participants) => Lines("nip,name,unit,supervisor_id,attended_hours", participants, one =>
        [$"{Nip(one)},Peserta {one},Unit {one % 20},S-{one / 10},{70 + (one % 10)}"]);

    // Born from 1970 on, 900 a day, appointed at 25.
    private static string Nip(int participant)
    {
        var born = new DateOnly(1970, 1, 1).AddDays(participant / 900);
        return string.Create(CultureInfo.InvariantCulture, $"{born:yyyyMMdd}{born.AddYears(25):yyyyMM}1{(participant % 900) + 1:000}");
    }

    private static string Lines(string header, int count, Func<int, IEnumerable<string>> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        for (var one = 0; one < count; one++)
            foreach (var row in rows(one)) text.Append(row).Append('\n');
        return text.ToString();
    }

    private static string Definition(string code) => JsonSerializer.Serialize(new
    {
        code,
        name = "Angkatan tolok ukur",
        programme = new { code = "BENCH", name = "Tolok ukur", kind = "technical" },
        agency = new { code = "X", name = "Instansi X" },
        startsOn = "2024-03-04",
        endsOn = "2024-03-15",
        timeZone = "Asia/Jakarta",
        creditHours = 80,
        plan = new
        {
            reaction = new
            {
                instrument = new
                {
                    code = "r18", name = "Reaksi", scale = new { min = 1, max = 5 }, groups = (string[])["participant"],
                    dimensions = Enumerable.Range(0, 3).Select(dimension => new
                    {
                        code = $"d{dimension}", name = $"Dimensi {dimension}", items = Items.Skip(dimension * 6).Take(6).Select(item => new { code = item }),
                    }),
                },
                identity = "confidential",
                closesAfterDays = 14,
            },
            learning = new { maxScore = 100, passMark = 60, closesAfterDays = 14 },
            behaviour = new
            {
                instrument = new { code = "b7", name = "Perilaku", scale = new { min = 1, max = 5 }, items = Behaviours.Select(item => new { code = item }) },
                raterWeights = new { supervisor = 0.6, peer = 0.4, subordinate = 0, self = 0 },
                waves = Waves.Select(months => new { months, windowDays = 30 }),
            },
            results = new { months = 12, windowDays = 60 },
            targets = new object[]
            {
                new { level = "reaction", metric = "mean", group = "participant", atLeast = 3.41 },
                new { level = "learning", metric = "percentGain", atLeast = 10 },
                new { level = "behaviour", metric = "score", wave = 6, atLeast = 3 },
                new { level = "results", metric = "kpisAchieved", atLeast = 0.6 },
            },
        },
    });

    private static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var target = archive.CreateEntry(name).Open();
                target.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }
}
