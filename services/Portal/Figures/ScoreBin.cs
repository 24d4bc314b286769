using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

/// <summary>A tenth of the scale of scores, in percent of the highest; the last holds 100 as well.</summary>
internal static class ScoreBin
{
    public static string Words(Reader reader, int place) => place == 9 ? reader["learning.bin.last"] : reader["learning.bin.from", 10 * place, (10 * place) + 10];

    public static string Code(string phase, int place) => $"learning.distribution.{phase}.{place}";
}
