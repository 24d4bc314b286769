namespace Evaluation.Portal.Words;

internal static class EnterResultsWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
    };
}
