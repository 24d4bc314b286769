using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Configuration;
using Evaluation.Hosting.Databases;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Operations;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.AnswerQuestions;
using Evaluation.Identity.ChangeAccount;
using Evaluation.Identity.CreateAccount;
using Evaluation.Identity.CreateFirstAccount;
using Evaluation.Identity.ErasePerson;
using Evaluation.Identity.InviteAccount;
using Evaluation.Identity.IssueToken;
using Evaluation.Identity.Links;
using Evaluation.Identity.ListAccounts;
using Evaluation.Identity.OpenLink;
using Evaluation.Identity.PublishKeys;
using Evaluation.Identity.ResendLink;
using Evaluation.Identity.RevokeLinks;
using Evaluation.Identity.Sessions;
using Evaluation.Identity.SetPassword;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Evaluation.Identity;

/// <summary>Accounts, roles and tokens.</summary>
public static class IdentityService
{
    /// <summary>Key of the service's database.</summary>
    public const string Database = "identity";

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var problems = StartupProblems.Of(builder);
        var options = problems.Bind<IdentityOptions>(builder.Configuration, "Identity");
        var first = FirstAccountOptions.Of(builder.Configuration);
        problems.Add(options.Problems());
        problems.Add(first.Problems());

        builder.AddServiceDatabase(Database, typeof(IdentityService).Assembly);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(first);
        builder.Services.AddSingleton<Passwords>();
        builder.Services.AddSingleton<SignIn>();
        builder.Services.AddSingleton<SignInFailures>();
        builder.Services.AddSingleton<TokenWriter>();
        builder.Services.AddSingleton<SessionVersions>();
        builder.Services.AddSingleton<CohortsClient>();
        builder.Services.AddHostedService<Housekeeping>();
        builder.AddConsumers(new("identity-events", [typeof(PersonErasedConsumer)]));
        builder.AddConsumers(new(ServiceQuestions.QueueOf("identity"), [typeof(QuestionConsumer)]));
        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddSingleton<ILocalSigningKeys>(services => services.GetRequiredService<SigningKeys>());
        builder.Services.TryAddKeyedSingleton<TextWriter>(FirstAccount.Console, Console.Out);
        builder.Services.AddSingleton<FirstAccount>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FirstAccount>());
        builder.Services.AddHealthChecks().AddCheck<FirstAccount>("first account");
    }

    public static void MapIdentity(this WebApplication app)
    {
        var group = app.MapGroup("/api/identity").WithTags("Identity");
        group.MapIssueToken();
        group.MapRenewToken();
        group.MapPublishKeys();
        group.MapCreateAccount();
        group.MapListAccounts();
        group.MapChangeAccount();
        group.MapInviteAccount();
        group.MapSetPassword();
        group.MapResetPassword();
        group.MapChangePassword();
        group.MapOpenLink();
        group.MapResendLink();
        group.MapRevokeLinks();
        app.MapAudit(Database);
        app.MapOperations(Database);
    }
}
