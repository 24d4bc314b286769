using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Style;
using Microsoft.Net.Http.Headers;

namespace Evaluation.Portal.Offline;

/// <summary>
/// The service worker. Its address stays the same, since browsers know it by that; at the root, since it may only look after what lies
/// below its own address. It names the files of this version, so that a new version is a new worker.
/// </summary>
internal static class OfflineWorker
{
    public const string Address = "/answer-worker.js";

    private static readonly byte[] Content =
    [
        .. Encoding.UTF8.GetBytes($"const ANSWER_FILES = {JsonSerializer.Serialize(new[] { Stylesheet.Address, AnswerFiles.Style, AnswerFiles.Script })};\n"),
        .. AnswerFiles.Read("device.js"), .. AnswerFiles.Read("worker.js"),
    ];

    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Content))[..12]}\"");

    public static void MapOfflineWorker(this IEndpointRouteBuilder app) => app.MapGet(Address, (HttpContext context) =>
    {
        // Asked for at every opening of a page, and mostly answered with "the same as before".
        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(Content, "text/javascript; charset=utf-8", entityTag: Tag);
    }).AllowAnonymous().ExcludeFromDescription();
}
