using Microsoft.AspNetCore.Http;

namespace Evaluation.Portal.Errors;

/// <summary>
/// Shows the page /NotFound at every address of a page that is not there. Not by a fallback endpoint: that would stand beside the
/// API's in the choice of an endpoint, and what the API refuses for its method or content type would seem not to be there.
/// </summary>
internal static class MissingPages
{
    private const string Page = "/NotFound";

    private static readonly object Asked = new();

    public static void UseMissingPages(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            if (IsThere(context) || !PagePath.IsPage(context.Request.Path)) return next(context);
            context.Items[Asked] = context.Request.Path;
            context.SetEndpoint(null);
            context.Request.Path = Page;
            return next(context);
        });
        // Once more, for what has no endpoint. Not in a branch, which would know of no endpoints but its own.
        app.UseRouting();
        app.UseWhen(context => context.Items.ContainsKey(Asked), missing =>
        {
            missing.Use((context, next) =>
            {
                // What the page says of itself, such as its address in the other language, is of what was asked for.
                context.Request.Path = (PathString)context.Items[Asked]!;
                return next(context);
            });
            missing.UseAuthorization();
        });
    }

    // Nothing has a code or an id of blanks, and a page would take it for one that was left out.
    private static bool IsThere(HttpContext context) =>
        context.GetEndpoint() is not null && !context.Request.RouteValues.Values.Any(part => part is string text && string.IsNullOrWhiteSpace(text));
}
