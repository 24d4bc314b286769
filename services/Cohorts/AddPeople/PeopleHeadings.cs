using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Rows;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Hosting.Problems;

namespace Evaluation.Cohorts.AddPeople;

/// <summary>What people write above the columns of their own spreadsheets, and into them, for what a bundle calls by its codes.</summary>
internal static class PeopleHeadings
{
    private const string Status = "status", Employment = "employment";

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["nip"] = "nip", ["nama"] = "name", ["nama lengkap"] = "name", ["nama peserta"] = "name", ["full name"] = "name",
        ["surel"] = "email", ["e-mail"] = "email", ["alamat surel"] = "email", ["alamat email"] = "email",
        ["telepon"] = "phone", ["no hp"] = "phone", ["nomor hp"] = "phone", ["hp"] = "phone", ["no telepon"] = "phone", ["mobile"] = "phone",
        ["instansi"] = "agency", ["instansi asal"] = "agency", ["unit kerja"] = "unit", ["jabatan"] = "position",
        ["nip atasan"] = "supervisor_nip", ["nip atasan langsung"] = "supervisor_nip", ["supervisor nip"] = "supervisor_nip", ["supervisor's nip"] = "supervisor_nip",
        ["nama atasan"] = "supervisor_name", ["nama atasan langsung"] = "supervisor_name", ["supervisor"] = "supervisor_name", ["supervisor's name"] = "supervisor_name",
        ["surel atasan"] = "supervisor_email", ["email atasan"] = "supervisor_email", ["e-mail atasan"] = "supervisor_email", ["supervisor's e-mail"] = "supervisor_email",
        ["kode atasan"] = "supervisor_id", ["kode"] = "person_id", ["code"] = "person_id",
        ["jam hadir"] = "attended_hours", ["jumlah jam hadir"] = "attended_hours", ["hours attended"] = "attended_hours",
        ["status kepegawaian"] = Employment, ["kepegawaian"] = Employment,
    };

    /// <summary>What the columns are called towards people, where their own table does not say.</summary>
    private static readonly Dictionary<string, Sentence> Usual = new(StringComparer.Ordinal)
    {
        ["nip"] = new("NIP", "NIP"), ["name"] = new("Nama", "Name"), ["email"] = new("Surel", "Email"), ["phone"] = new("Telepon", "Phone"), ["agency"] = new("Instansi", "Agency"),
        ["unit"] = new("Unit kerja", "Unit"), ["position"] = new("Jabatan", "Position"), ["supervisor_nip"] = new("NIP atasan", "Supervisor NIP"),
        ["supervisor_name"] = new("Nama atasan", "Supervisor's name"), ["supervisor_email"] = new("Surel atasan", "Supervisor's e-mail"),
        ["attended_hours"] = new("Jam hadir", "Hours attended"), ["status"] = new("Status", "Status"), ["employment"] = new("Kepegawaian", "Employment"),
        ["person_id"] = new("Kode", "Code"), ["supervisor_id"] = new("Kode atasan", "Supervisor's code"),
    };

    // Numbers down the side say nothing about anybody.
    private static readonly HashSet<string> RowNumbers = new(["no", "nomor", "#", "no urut", "nomor urut"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["aktif"] = "active", ["mundur"] = "withdrawn", ["mengundurkan diri"] = "withdrawn", ["asn pppk"] = "pppk", ["p3k"] = "pppk",
    };

    /// <returns>Null where the first row holds no heading at all.</returns>
    public static TextTable? Translate(TextTable table, Problems problems)
    {
        var kept = Enumerable.Range(0, table.Header.Count).Where(index => !RowNumbers.Contains(Plain(table.Header[index]))).ToList();
        var header = kept.Select(index => ColumnOf(table.Header[index])).ToList();
        if (!header.Any(IsColumn))
        {
            problems.Add(table.File, 1, null, HeadingsMissing);
            return null;
        }
        return table with { Header = header, Records = [.. table.Records.Select(record => record with { Fields = [.. Fields(record.Fields, kept, header)] })] };
    }

    /// <summary>The sentences of a problem with the columns called as people call them, and not by a bundle's codes.</summary>
    public static Sentence Said(BundleProblem problem) => problem.Code switch
    {
        "columnUnknown" => new(
            $"Kolom {Finding.Shown(problem.Column!)} tidak dikenal. Hapus kolom itu, atau beri salah satu judul ini: {string.Join(", ", Usual.Values.Select(usual => usual.Id))}.",
            $"The column {Finding.Shown(problem.Column!)} is not known. Remove it, or give it one of these headings: {string.Join(", ", Usual.Values.Select(usual => usual.En))}."),
        "personMissing" => new("Orangnya belum disebut. Isi NIP, atau Kode bila tidak punya NIP.", "It does not say who it is. Fill in the NIP, or the code where there is none."),
        "supervisorWithoutKey" => new("Atasan punya nama atau surel, tetapi tanpa NIP. Isi NIP atasan.", "The supervisor has a name or e-mail but no NIP. Fill in the supervisor's NIP."),
        _ => new(Named(problem.Id, "olom", usual => usual.Id), Named(problem.En, "olumn", usual => usual.En)),
    };

    // Codes that are words of the language as well are meant only behind the word for a column.
    private static string Named(string sentence, string column, Func<Sentence, string> called)
    {
        foreach (var (code, usual) in Usual)
            sentence = sentence.Replace($"{column} {code} ", $"{column} {called(usual)} ", StringComparison.Ordinal).Replace($"{column} {code},", $"{column} {called(usual)},", StringComparison.Ordinal);
        return sentence;
    }

    private static IEnumerable<string> Fields(string[] fields, List<int> kept, List<string> header) =>
        kept.Select((index, place) => index >= fields.Length ? "" : header[place] is Status or Employment ? WordOf(fields[index]) : fields[index]);

    private static string ColumnOf(string heading) => Columns.GetValueOrDefault(Plain(heading)) ?? (IsColumn(heading.Trim().ToLowerInvariant()) ? heading.Trim().ToLowerInvariant() : heading);

    private static string WordOf(string text) => Words.GetValueOrDefault(Plain(text)) ?? text.Trim().ToLowerInvariant();

    private static bool IsColumn(string name) => ParticipantRows.Required.Contains(name) || ParticipantRows.Optional.Contains(name);

    // "No. HP" and "no hp" are the same heading.
    private static string Plain(string heading) =>
        string.Join(' ', heading.Replace('.', ' ').Replace('_', ' ').ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Finding HeadingsMissing { get; } = new("headerMissing",
        "Baris pertama bukan judul kolom. Salin juga baris judulnya, misalnya: NIP, Nama, Surel, Unit kerja, Jabatan, NIP atasan, Nama atasan, Surel atasan.",
        "The first row holds no column headings. Copy the heading row as well, such as: NIP, Name, Email, Unit, Position, Supervisor NIP, Supervisor's name, Supervisor's e-mail.");
}
