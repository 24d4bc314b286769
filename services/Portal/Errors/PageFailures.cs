using System.Text.Encodings.Web;
using Evaluation.Portal.Style;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Errors;

/// <summary>A page for what nobody foresaw. Written by hand, since the layout itself may be what failed.</summary>
internal sealed class PageFailures(RequestDelegate next, ILogger<PageFailures> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            log.LogError(exception, "The page {Path} failed", context.Request.Path);
            var reader = context.RequestServices.GetRequiredService<Reader>();
            string Text(string key) => HtmlEncoder.Default.Encode(reader[key]);
            context.Response.StatusCode = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync($"""
                <!DOCTYPE html><html lang="{reader.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{Text("problem.failed")}</title><link rel="stylesheet" href="{Stylesheet.Address}"></head>
                <body><main id="main"><h1>{Text("problem.failed")}</h1><p>{Text("problem.failed.do")}</p><p><a href="/">{Text("nav.cohorts")}</a></p></main></body></html>
                """);
        }
    }
}
