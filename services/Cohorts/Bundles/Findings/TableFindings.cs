using static Evaluation.Cohorts.Bundles.Findings.Finding;

namespace Evaluation.Cohorts.Bundles.Findings;

/// <summary>What can be wrong with a table and with a cell, whatever it is about.</summary>
internal static class TableFindings
{
    public static Finding HeaderMissing(string file) => new("headerMissing",
        $"{file} kosong. Tulis nama kolom di baris pertama, atau hapus berkasnya.",
        $"{file} is empty. Write the column names in the first row, or remove the file.");

    public static Finding ColumnMissing(string column) => new("columnMissing",
        $"Kolom {column} tidak ada. Tambahkan kolom itu.",
        $"The column {column} is not there. Add it.");

    public static Finding ColumnUnknown(string column, IEnumerable<string> known) => new("columnUnknown",
        $"Kolom {Shown(column)} tidak dikenal. Hapus, atau ganti namanya menjadi salah satu dari: {Listed(known)}.",
        $"The column {Shown(column)} is not known. Remove it, or rename it to one of: {Listed(known)}.");

    public static Finding ColumnTwice(string column) => new("columnTwice",
        $"Kolom {Shown(column)} ada dua kali. Sisakan satu.",
        $"The column {Shown(column)} is there twice. Keep one.");

    public static Finding ColumnsTooMany(int limit) => new("columnsTooMany",
        $"Ada lebih dari {limit} kolom. Hapus kolom dan sel yang tidak perlu di sebelah kanan.",
        $"There are more than {limit} columns. Remove columns and stray cells on the right.");

    public static Finding RowsTooMany(int limit) => new("rowsTooMany",
        $"Ada lebih dari {limit} baris. Hapus baris yang tidak perlu.",
        $"There are more than {limit} rows. Remove rows that are not needed.");

    public static Finding FieldsTooMany(int row, int fields, int columns) => new("fieldsTooMany",
        $"Baris {row} berisi {fields} isian, padahal hanya ada {columns} kolom. Beri tanda kutip pada teks yang memuat pemisah.",
        $"Row {row} has {fields} fields but there are only {columns} columns. Put quotes around text that holds the separator.");

    public static Finding QuoteMisplaced(int row) => new("quoteMisplaced",
        $"Tanda kutip pada baris {row} tidak lengkap. Tutup kutipnya, dan tulis kutip di dalam teks dua kali (\"\").",
        $"A quote in row {row} is not complete. Close it, and write a quote inside text twice (\"\").");

    public static Finding ValueMissing(int row, string column) => new("valueMissing",
        $"Kolom {column} pada baris {row} kosong. Isi kolom itu.",
        $"The column {column} in row {row} is empty. Fill it in.");

    public static Finding TextTooLong(int row, string column, int limit) => new("textTooLong",
        $"Isi kolom {column} pada baris {row} lebih dari {limit} huruf. Persingkat.",
        $"The column {column} in row {row} has more than {limit} characters. Shorten it.");

    public static Finding TextUnprintable(int row, string column, string found) => new("textUnprintable",
        $"Isi kolom {column} pada baris {row} memuat karakter yang tidak terlihat ({found}). Ketik ulang.",
        $"The column {column} in row {row} holds a character that cannot be seen ({found}). Type it again.");

    public static Finding NotANumber(int row, string column, string value) => new("notANumber",
        $"\"{Shown(value)}\" di kolom {column} pada baris {row} bukan angka. Tulis angka tanpa pemisah ribuan.",
        $"\"{Shown(value)}\" in column {column}, row {row}, is not a number. Write it without thousands separators.");

    public static Finding NumberAmbiguous(int row, string column, string value)
    {
        var (shown, whole) = (Shown(value), Shown(value.Replace(".", "", StringComparison.Ordinal)));
        return new("numberAmbiguous",
            $"\"{shown}\" di kolom {column} pada baris {row} dapat berarti {whole} atau {Comma(shown)}. Tulis {whole} tanpa pemisah ribuan, atau {Comma(shown)} dengan koma.",
            $"\"{shown}\" in column {column}, row {row}, can be {whole} or {Comma(shown)}. Write {whole} without thousands separators, or {Comma(shown)} with a decimal comma.");
    }

    public static Finding NumberNotFinite(int row, string column, string value) => new("numberNotFinite",
        $"\"{Shown(value)}\" di kolom {column} pada baris {row} terlalu besar atau tak hingga. Tulis angka yang sebenarnya.",
        $"\"{Shown(value)}\" in column {column}, row {row}, is too large or not finite. Write the actual number.");

    public static Finding Magnitude(int row, string column, string value) => new("magnitude",
        $"\"{Shown(value)}\" di kolom {column} pada baris {row} terlalu besar atau terlalu kecil untuk dihitung. Pakai satuan lain, misalnya juta.",
        $"\"{Shown(value)}\" in column {column}, row {row}, is too large or too small to reckon with. Use another unit, such as millions.");

    public static Finding NotWhole(int row, string column, string value) => new("notWhole",
        $"\"{Shown(value)}\" di kolom {column} pada baris {row} bukan bilangan bulat. Tulis bilangan bulat.",
        $"\"{Shown(value)}\" in column {column}, row {row}, is not a whole number. Write a whole number.");

    public static Finding NumberNegative(int row, string column, string value) => new("numberNegative",
        $"{Comma(Shown(value))} di kolom {column} pada baris {row} kurang dari 0. Tulis 0 atau lebih.",
        $"{Shown(value)} in column {column}, row {row}, is below 0. Write 0 or more.");

    public static Finding ShareOutsideRange(int row, string column, string value) => new("shareOutsideRange",
        $"{Comma(Shown(value))} di kolom {column} pada baris {row} di luar 0 sampai 1. Tulis 60 % sebagai 0,6.",
        $"{Shown(value)} in column {column}, row {row}, is outside 0 to 1. Write 60 % as 0.6.");

    public static Finding DateMalformed(int row, string column, string value) => new("dateMalformed",
        $"\"{Shown(value)}\" di kolom {column} pada baris {row} bukan tanggal. Tulis seperti 2026-06-12 atau 2026-06-12T16:00:00+07:00.",
        $"\"{Shown(value)}\" in column {column}, row {row}, is not a date. Write it like 2026-06-12 or 2026-06-12T16:00:00+07:00.");

    public static Finding EmailMalformed(int row, string value) => new("emailMalformed",
        $"\"{Shown(value)}\" pada baris {row} bukan alamat surel. Tulis seperti nama@instansi.go.id.",
        $"\"{Shown(value)}\" in row {row} is not an e-mail address. Write it like name@agency.go.id.");

    /// <summary>A word that is not one of a list: each list has its own <paramref name="code"/>.</summary>
    public static Finding WordUnknown(string code, int row, string column, string value, IEnumerable<string> known) => new(code,
        $"\"{Shown(value)}\" di kolom {column} pada baris {row} tidak dikenal. Pilih salah satu dari: {Listed(known)}.",
        $"\"{Shown(value)}\" in column {column}, row {row}, is not known. Choose one of: {Listed(known)}.");

    /// <summary>As many of a list as help.</summary>
    private static string Listed(IEnumerable<string> words)
    {
        const int enough = 40;
        var all = words.ToList();
        return string.Join(", ", all.Take(enough).Select(Shown)) + (all.Count > enough ? ", …" : "");
    }
}
