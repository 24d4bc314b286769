namespace Evaluation.Portal.Words;

internal static class MarkWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = [];
}
