namespace Evaluation.Portal.Words;

internal static class PaperWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
    };
}
