using System.Text.Unicode;
using Evaluation.Hosting.Configuration;
using Evaluation.Portal.Administration;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Errors;
using Evaluation.Portal.Frame;
using Evaluation.Portal.Offline;
using Evaluation.Portal.Session;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Style;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.WebEncoders;

namespace Evaluation.Portal;

/// <summary>Pages for people. Everything they show comes from the API, by the reader's own token.</summary>
public static class PortalService
{
    /// <param name="alone">The services run in other processes, so that the API's address has to be given.</param>
    public static void AddPortal(this WebApplicationBuilder builder, bool alone = false)
    {
        var options = PortalOptions.Of(builder);
        StartupProblems.Of(builder).Add(options.Problems(alone));
        builder.Services.AddSingleton(options);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Reader>();
        // Letters of every script as they are: entities would say the same in three times the bytes.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        builder.AddCompression();
        builder.AddSessions(options);
        builder.Services.AddSingleton<ApiAddress>();
        builder.Services.AddHttpClient<EvaluationApi>(http => http.Timeout = options.Timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
            .RemoveAllLoggers();
        var pages = builder.Services.AddRazorPages(razor =>
        {
            razor.Conventions.AuthorizeFolder("/", Sessions.Policy);
            razor.Conventions.AllowAnonymousToPage("/SignIn");
            razor.Conventions.AllowAnonymousToPage("/NotFound");
            razor.Conventions.AllowAnonymousToPage("/Answer/Link");
            razor.Conventions.AllowAnonymousToPage("/SetPassword");
            razor.Conventions.AllowAnonymousToPage("/Password");
            razor.Conventions.AddFolderApplicationModelConvention("/Answer", page => page.Filters.Add(new KeepTyped()));
            razor.Conventions.AddFolderApplicationModelConvention("/Setup", page => page.Filters.Add(new KeepTyped()));
            razor.Conventions.AddFolderApplicationModelConvention("/Setup", page => page.Filters.Add(new ForTrainingUnits()));
            razor.Conventions.AddFolderApplicationModelConvention("/FollowUps", page => page.Filters.Add(new KeepTyped()));
            razor.Conventions.AddFolderApplicationModelConvention("/MarkEssays", page => page.Filters.Add(new KeepTyped()));
            razor.Conventions.AddFolderApplicationModelConvention("/EnterResults", page => page.Filters.Add(new KeepTyped()));
            razor.Conventions.AddFolderApplicationModelConvention("/WithdrawEntry", page => page.Filters.Add(new KeepTyped()));
            razor.Conventions.AddPageApplicationModelConvention("/Index", page => page.Filters.Add(new HomeByRole()));
            razor.Conventions.AddAdminPages();
            razor.Conventions.ConfigureFilter(new ApiRefusalFilter());
        });
        // Found already where this is the program itself or the host refers to it in the usual way; twice would be ambiguous.
        if (!pages.PartManager.ApplicationParts.OfType<AssemblyPart>().Any(part => part.Assembly == typeof(PortalService).Assembly))
            pages.AddApplicationPart(typeof(PortalService).Assembly);
    }

    public static void MapPortal(this WebApplication app)
    {
        app.UseWhen(context => PagePath.IsPage(context.Request.Path), pages => pages.UseResponseCompression().UseMiddleware<PageFailures>());
        app.UseMissingPages();
        app.MapStylesheet();
        app.MapAnswerFiles();
        app.MapSetupFiles();
        app.MapFollowUpFiles();
        app.MapOfflineWorker();
        app.MapAdminFiles();
        app.MapRazorPages();
    }
}
