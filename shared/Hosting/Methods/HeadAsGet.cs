using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Hosting.Methods;

/// <summary>HEAD is answered wherever GET is, in the same way and to the same people, without the body (RFC 9110, 9.3.2).</summary>
internal static class HeadAsGet
{
    /// <summary>Stands before all that looks at the method: routing, refusals, authorisation.</summary>
    // Endpoints could each name both methods, but every list of methods, in refusals and in the description, would then name HEAD too.
    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }
        var body = context.Response.Body;
        (context.Request.Method, context.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(context);
        }
        finally
        {
            // Whoever writes down what was asked for writes down what it was.
            (context.Request.Method, context.Response.Body) = (HttpMethods.Head, body);
        }
    });
}
