namespace Evaluation.Portal.Words;

internal static class QuestionWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = [];
}
