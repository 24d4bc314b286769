using System.Text.Json;
using System.Text.RegularExpressions;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Problems;

/// <summary>Turns what an endpoint threw, and bare status codes, into problem details.</summary>
public static partial class ProblemHandling
{
    public static void AddProblemHandling(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            if (!context.ProblemDetails.Extensions.ContainsKey("code"))
                context.ProblemDetails.Extensions["code"] = CodeOf(context.ProblemDetails.Status);
        });
        services.AddExceptionHandler<Handler>();
    }

    public static void UseProblemHandling(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        // Pages answer with pages of their own; the API always with problem details.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
            api => api.UseStatusCodePages(async pages => await WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode)));
    }

    private static Task WriteAsync(HttpContext context, int status) =>
        ApiProblem.Of(context, status, CodeOf(status), MessageOf(status, context)).ExecuteAsync(context);

    private static string CodeOf(int? status) => status switch
    {
        400 => "malformed",
        401 => "notSignedIn",
        403 => "notAllowed",
        404 => "notFound",
        405 => "methodNotAllowed",
        413 => "tooLarge",
        415 => "mediaType",
        429 => "tooMany",
        _ => "failed",
    };

    private static Sentence MessageOf(int status, HttpContext context) => status switch
    {
        401 => new("Anda belum masuk, atau masa masuk sudah habis. Masuk lagi.", "You are not signed in, or no longer. Sign in again."),
        403 => new("Peran akun Anda tidak mencakup ini.", "The role of your account does not cover this."),
        404 => new("Alamat ini tidak ada.", "There is nothing at this address."),
        405 => new("Alamat ini ada, tetapi tidak dengan metode ini.", "This address exists, but not with this method."),
        413 when LimitOf(context) is { } limit => new(
            $"Kiriman lebih besar dari {limit}, yang paling banyak diterima di sini. Persingkat, atau kirim dalam beberapa bagian.",
            $"What was sent is larger than {limit}, which is the most that is taken here. Shorten it, or send it in parts."),
        413 => new("Kiriman terlalu besar.", "What was sent is too large."),
        415 => new("Jenis isi kiriman tidak dikenal di sini. Periksa Content-Type.", "This kind of content is not taken here. Check Content-Type."),
        429 => new("Terlalu banyak percobaan. Tunggu satu menit, lalu coba lagi.", "Too many attempts. Wait a minute, then try again."),
        _ => new("Permintaan tidak dapat diproses.", "The request could not be processed."),
    };

    // The server's, or the endpoint's own. Rounded down: what is said to fit does.
    private static string? LimitOf(HttpContext context) => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize switch
    {
        null => null,
        >= 1_000_000 and var bytes => $"{bytes / 1_000_000} MB",
        var bytes => $"{bytes / 1024} KB",
    };

    private sealed partial class Handler(ILogger<Handler> log) : IExceptionHandler
    {
        // The framework says which parameter of the address it means in words only; a test holds them.
        [GeneratedRegex("""^(Failed to bind parameter|Required parameter) "[^"]*?(?<name>\w+)" (from "|was not provided from query string)""", RegexOptions.Singleline)]
        private static partial Regex UnboundParameter();

        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is BadHttpRequestException { InnerException: JsonException { Path: { } path, InnerException: not JsonException } })
            {
                if (path.StartsWith("$.", StringComparison.Ordinal)) path = path[2..];
                // Well-formed, but a value is of another kind than the property takes, or there is no such property.
                await ApiProblem.Input(httpContext, [new(path, "unreadable", new(
                    $"Isi {path} tidak dapat dibaca: nama, jenis atau nilainya tidak dikenal di sini. Lihat /docs.",
                    $"{path} cannot be read: its name, type or value is not known here. See /docs."))]).ExecuteAsync(httpContext);
                return true;
            }
            if (exception is BadHttpRequestException unbound && UnboundParameter().Match(unbound.Message) is { Success: true } match)
            {
                var name = match.Groups["name"].Value;
                await ApiProblem.Input(httpContext, [new(name, "unreadable", new(
                    $"Isi {name} di alamat tidak dapat dibaca atau tidak ada. Tulis bilangan tanpa pemisah, tanggal seperti 2026-08-17, ya atau tidak sebagai true atau false. Lihat /docs.",
                    $"{name} in the address cannot be read, or is missing. Write a number without separators, a date like 2026-08-17, yes or no as true or false. See /docs."))]).ExecuteAsync(httpContext);
                return true;
            }
            if (exception is BadHttpRequestException bad)
            {
                // The reader's own words name the place, and none of the content.
                var place = bad.InnerException is JsonException json ? $" ({json.Path ?? "$"}, {json.LineNumber + 1}:{json.BytePositionInLine + 1})" : "";
                await ApiProblem.Of(httpContext, bad.StatusCode, CodeOf(bad.StatusCode), bad.StatusCode == StatusCodes.Status400BadRequest
                    ? new($"Isi kiriman tidak dapat dibaca{place}. Periksa nama, jenis nilai dan tanda bacanya.", $"What was sent cannot be read{place}. Check its names, types and punctuation.")
                    : MessageOf(bad.StatusCode, httpContext)).ExecuteAsync(httpContext);
                return true;
            }
            if (exception is InvalidOperationException { InnerException: ArgumentException or NotSupportedException } && httpContext.Request.GetTypedHeaders().ContentType is { Charset.HasValue: true })
            {
                // An encoding of that name is not known: the reader of JSON throws this before it reads anything.
                await WriteAsync(httpContext, StatusCodes.Status415UnsupportedMediaType);
                return true;
            }
            if (exception is NotAvailableException or RequestTimeoutException)
            {
                log.LogWarning("{Method} {Path} lacks another service: {Reason}", httpContext.Request.Method, httpContext.Request.Path, exception.Message);
                await ApiProblem.Of(httpContext, StatusCodes.Status503ServiceUnavailable, "unavailable", new(
                    "Layanan lain yang diperlukan tidak menjawab; tidak ada yang disimpan. Coba lagi sebentar lagi.",
                    "Another service that is needed does not answer; nothing was stored. Try again in a moment.")).ExecuteAsync(httpContext);
                return true;
            }
            log.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
            await ApiProblem.Of(httpContext, StatusCodes.Status500InternalServerError, "failed", new(
                "Terjadi kesalahan di pihak kami; tidak ada yang disimpan sebagian. Coba lagi.", "Something went wrong on our side; nothing was stored by halves. Try again.")).ExecuteAsync(httpContext);
            return true;
        }
    }
}
