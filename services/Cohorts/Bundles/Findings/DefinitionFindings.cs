using static Evaluation.Cohorts.Bundles.Findings.Finding;

namespace Evaluation.Cohorts.Bundles.Findings;

/// <summary>What can be wrong with the shape of cohort.json: what its schema says.</summary>
internal static class DefinitionFindings
{
    public static Finding JsonMalformed(long line, long position) => new("jsonMalformed",
        $"cohort.json tidak dapat dibaca: ada kesalahan tulis di baris {line}, posisi {position}. Periksa koma, kutip, dan kurung di sekitarnya.",
        $"cohort.json cannot be read: there is a slip in line {line}, position {position}. Check commas, quotes and brackets around it.");

    public static Finding TextUnreadable() => new("jsonMalformed",
        "cohort.json berisi huruf yang terpotong (\\uD800 sampai \\uDFFF tanpa pasangan). Tulis ulang teksnya.",
        "cohort.json holds half a character (\\uD800 to \\uDFFF without its partner). Write the text again.");

    public static Finding PropertyUnknown(string path, IEnumerable<string> known) => new("propertyUnknown",
        $"{Shown(path)} tidak dikenal. Hapus, atau ganti namanya menjadi salah satu dari: {string.Join(", ", known)}.",
        $"{Shown(path)} is not known. Remove it, or rename it to one of: {string.Join(", ", known)}.");

    public static Finding PropertyMissing(string path) => new("propertyMissing",
        $"{path} tidak ada. Tambahkan.", $"{path} is not there. Add it.");

    public static Finding PropertyTwice(string path) => new("propertyTwice",
        $"{Shown(path)} ada dua kali. Sisakan satu.", $"{Shown(path)} is there twice. Keep one.");

    public static Finding NotAnObject(string path) => Type(path, "objek { … }", "an object { … }");
    public static Finding NotAList(string path) => Type(path, "daftar [ … ]", "a list [ … ]");
    public static Finding NotText(string path) => Type(path, "teks dalam tanda kutip", "text in quotes");
    public static Finding NotANumber(string path) => Type(path, "angka tanpa tanda kutip", "a number without quotes");
    public static Finding NotWhole(string path) => Type(path, "bilangan bulat", "a whole number");
    public static Finding NotYesNo(string path) => Type(path, "true atau false", "true or false");

    public static Finding ListEmpty(string path) => new("listEmpty",
        $"{path} kosong. Isi paling sedikit satu.", $"{path} is empty. Give at least one.");

    public static Finding TextEmpty(string path) => new("textEmpty", $"{path} kosong. Isi.", $"{path} is empty. Fill it in.");

    public static Finding TextTooLong(string path, int limit) => new("textTooLong",
        $"{path} lebih dari {limit} huruf. Persingkat.", $"{path} has more than {limit} characters. Shorten it.");

    public static Finding TextUnprintable(string path, string found) => new("textUnprintable",
        $"{path} memuat karakter yang tidak terlihat ({found}). Ketik ulang.", $"{path} holds a character that cannot be seen ({found}). Type it again.");

    public static Finding CodeMalformed(string path, string value, string ruleId, string ruleEn) => new("codeMalformed",
        $"\"{Shown(value)}\" di {path} tidak dapat dipakai. Pakai {ruleId}.",
        $"\"{Shown(value)}\" in {path} cannot be used. Use {ruleEn}.");

    public static Finding WordUnknown(string path, string value, IEnumerable<string> known) => new("wordUnknown",
        $"\"{Shown(value)}\" di {path} tidak dikenal. Pilih salah satu dari: {string.Join(", ", known)}.",
        $"\"{Shown(value)}\" in {path} is not known. Choose one of: {string.Join(", ", known)}.");

    public static Finding DateMalformed(string path, string value) => new("dateMalformed",
        $"\"{Shown(value)}\" di {path} bukan tanggal. Tulis seperti 2026-06-12.",
        $"\"{Shown(value)}\" in {path} is not a date. Write it like 2026-06-12.");

    public static Finding NumberTooSmall(string path, string value, string bound, bool exclusive) => new("numberTooSmall",
        $"{path} terlalu kecil ({Comma(Shown(value))}). Tulis {(exclusive ? "lebih dari " : "paling sedikit ")}{Comma(bound)}.",
        $"{path} is too small ({Shown(value)}). Write {(exclusive ? "more than " : "at least ")}{bound}.");

    public static Finding NumberTooLarge(string path, string value, string bound) => new("numberTooLarge",
        $"{path} terlalu besar ({Comma(Shown(value))}). Tulis paling banyak {Comma(bound)}.",
        $"{path} is too large ({Shown(value)}). Write at most {bound}.");

    public static Finding NumberNotFinite(string path, string value) => new("numberNotFinite",
        $"{path} terlalu besar atau tak hingga ({Comma(Shown(value))}). Tulis angka yang sebenarnya.",
        $"{path} is too large or not finite ({Shown(value)}). Write the actual number.");

    private static Finding Type(string path, string id, string en) => new("typeMismatch",
        $"{path} harus berupa {id}. Perbaiki.", $"{path} has to be {en}. Correct it.");
}
