using Evaluation.Portal.Answers;

namespace Evaluation.Portal.Style;

/// <summary>Style of the pages of whoever runs follow-ups and enters results.</summary>
internal static class FollowUpFiles
{
    private static readonly byte[] Content = AnswerFiles.Read("followups.css");

    public static string Style { get; } = $"/followups.{AnswerFiles.Hash(Content)}.css";

    public static void MapFollowUpFiles(this IEndpointRouteBuilder app) => AnswerFiles.Map(app, Style, Content, "text/css; charset=utf-8");
}
