using Evaluation.Portal.Answers;

namespace Evaluation.Portal.Administration;

/// <summary>Style of the admin's pages.</summary>
internal static class AdminFiles
{
    private static readonly byte[] StyleContent = AnswerFiles.Read("admin.css");

    public static string Style { get; } = $"/admin.{AnswerFiles.Hash(StyleContent)}.css";

    public static void MapAdminFiles(this IEndpointRouteBuilder app) => AnswerFiles.Map(app, Style, StyleContent, "text/css; charset=utf-8");
}
