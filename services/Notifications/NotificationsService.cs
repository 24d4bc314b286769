using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Configuration;
using Evaluation.Hosting.Databases;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Operations;
using Evaluation.Hosting.Security;
using Evaluation.Notifications.AskOthers;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.ErasePerson;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Notifications.ListMails;
using Evaluation.Notifications.ManageHolidays;
using Evaluation.Notifications.PlanMails;
using Evaluation.Notifications.ReadReports;
using Evaluation.Notifications.ReadStatus;
using Evaluation.Notifications.RemindByHand;
using Evaluation.Notifications.SendMails;
using Evaluation.Notifications.SettleMail;
using Evaluation.Notifications.TakeRequests;

namespace Evaluation.Notifications;

/// <summary>Invitations, reminders and what else is told by mail. Keeps who is told of what; names and addresses are asked for when a mail is made.</summary>
public static class NotificationsService
{
    internal const string Database = "notifications";

    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        var problems = StartupProblems.Of(builder);
        var options = problems.Bind<MailOptions>(builder.Configuration, "Mail");
        var smtp = problems.Bind<SmtpOptions>(builder.Configuration, "Mail:Smtp");
        if (options.PortalAddress.Length == 0) options.PortalAddress = builder.Configuration["urls"]?.Split(';')[0] is { Length: > 0 } listens ? listens : "http://localhost:5080";
        problems.Add(options.Problems());
        problems.Add(smtp.Problems());
        var data = builder.Configuration["Database:Directory"] is { Length: > 0 } given ? given : "data";
        if (options.Folder.Length == 0) options.Folder = Path.Combine(data, "mail");
        if (options.Reports.Length == 0) options.Reports = Path.Combine(data, "mail-reports");

        builder.AddServiceDatabase(Database, typeof(NotificationsService).Assembly);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(smtp);
        builder.Services.AddSingleton<Questions>();
        builder.Services.AddSingleton<MailPlanner>();
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddSingleton<ReportFolder>();
        if (smtp.Host.Length > 0) builder.Services.AddSingleton<IChannel, SmtpChannel>();
        else builder.Services.AddSingleton<IChannel, FolderChannel>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MailPlanner>());
        builder.Services.AddHostedService(services => services.GetRequiredService<MailSender>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ReportFolder>());
        builder.Services.AddHostedService<ExpiredFiles>();
        builder.Services.AddHostedService<AskForMissing>();
        builder.AddConsumers(new("notifications-events", [typeof(CohortConsumer), typeof(RequestConsumer), typeof(PersonErasedConsumer)]));
    }

    public static void MapNotifications(this WebApplication app)
    {
        var notifications = app.MapGroup("/api/notifications").WithTags("notifications").AllowRoles(Roles.Admin, Roles.TrainingUnit);
        notifications.MapHolidays();
        notifications.MapListMails();
        notifications.MapListAccountMails();
        notifications.MapSettleMail();
        notifications.MapReadStatus();
        notifications.MapUnreached();
        notifications.MapRemindByHand();
        app.MapAudit(Database);
        app.MapOperations(Database);
    }
}
