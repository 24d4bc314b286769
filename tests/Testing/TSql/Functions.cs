namespace Evaluation.Testing.TSql;

/// <summary>The functions of T-SQL that texts here may use; a parser takes any name for one.</summary>
internal static class Functions
{
    private static readonly HashSet<string> Aggregates = new(["COUNT", "COUNT_BIG", "SUM", "AVG", "MIN", "MAX", "STDEV", "STDEVP", "VAR", "VARP", "STRING_AGG"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Others = new(
        [
            "ABS", "ROUND", "CEILING", "FLOOR", "POWER", "SQRT", "SIGN", "EXP", "LOG", "LOG10", "SQUARE",
            "UPPER", "LOWER", "LTRIM", "RTRIM", "TRIM", "REPLACE", "SUBSTRING", "LEN", "DATALENGTH", "CHARINDEX", "CONCAT", "CONCAT_WS", "STUFF", "REPLICATE", "RIGHT", "LEFT",
            "ROW_NUMBER", "RANK", "DENSE_RANK", "NTILE", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "PERCENT_RANK", "CUME_DIST",
            "ISNULL", "NEWID", "HASHBYTES", "SYSUTCDATETIME", "GETUTCDATE", "DATEADD", "DATEDIFF", "DATEDIFF_BIG", "DATEPART", "DATENAME", "YEAR", "MONTH", "DAY", "EOMONTH",
            "JSON_VALUE", "JSON_QUERY", "ISJSON", "OBJECT_ID", "DB_NAME", "ERROR_NUMBER", "ERROR_MESSAGE", "XACT_STATE",
        ], StringComparer.OrdinalIgnoreCase);

    public static bool IsAggregate(string name) => Aggregates.Contains(name);

    public static bool IsKnown(string name) => Aggregates.Contains(name) || Others.Contains(name);
}
