using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Rows;
using Evaluation.Cohorts.Bundles.Tables;

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
