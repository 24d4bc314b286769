using Evaluation.Cohorts.AddPeople;
using Evaluation.Cohorts.AddPerson;
using Evaluation.Cohorts.AnswerQuestions;
using Evaluation.Cohorts.CorrectPerson;
using Evaluation.Cohorts.ErasePerson;
using Evaluation.Cohorts.ExportBundle;
using Evaluation.Cohorts.FindAuditScope;
using Evaluation.Cohorts.ImportBundle;
using Evaluation.Cohorts.KeepInstruments;
using Evaluation.Cohorts.ListNames;
using Evaluation.Cohorts.ListPeople;
using Evaluation.Cohorts.PlanCohort;
using Evaluation.Cohorts.ReadCohort;
using Evaluation.Cohorts.ReadPersonData;
using Evaluation.Cohorts.RemoveCohort;
using Evaluation.Cohorts.Retain;
using Evaluation.Cohorts.SetPolicy;
using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Configuration;
using Evaluation.Hosting.Databases;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Operations;

namespace Evaluation.Cohorts;

/// <summary>Programmes, cohorts, people and plans; the only holder of personal data.</summary>
public static class CohortsService
{
    internal const string Database = "cohorts";

    public static void AddCohorts(this WebApplicationBuilder builder)
    {
        var problems = StartupProblems.Of(builder);
        var retention = problems.Bind<RetentionOptions>(builder.Configuration, "Retention");
        problems.Add(retention.Problems());
        builder.AddServiceDatabase(Database, typeof(CohortsService).Assembly);
        builder.Services.AddSingleton<LevelClient>();
        builder.Services.AddSingleton<ImportDesk>();
        builder.Services.AddSingleton<IBundleImporter>(services => services.GetRequiredService<ImportDesk>());
        builder.Services.AddSingleton<Exporter>();
        builder.Services.AddSingleton<PersonFiles>();
        builder.Services.AddSingleton(retention);
        builder.Services.AddSingleton<RetentionJob>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RetentionJob>());
        builder.Services.AddHostedService<UnfinishedImports>();
        builder.Services.AddHostedService<NewEpoch>();
        builder.Services.AddSingleton<PolicySpread>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PolicySpread>());
        builder.AddConsumers(new("cohorts-events", [typeof(ReplayConsumer)]));
        builder.AddConsumers(new(ServiceQuestions.QueueOf("cohorts"), [typeof(QuestionConsumer), typeof(PersonQuestionConsumer)]));
    }

    public static void MapCohorts(this WebApplication app)
    {
        app.MapImport();
        app.MapExport();
        var cohorts = app.MapGroup("/api/cohorts").WithTags("cohorts");
        cohorts.MapPolicies();
        cohorts.MapInstruments();
        cohorts.MapReadCohort();
        cohorts.MapPlanCohort();
        cohorts.MapListPeople();
        cohorts.MapListNames();
        cohorts.MapAddPerson();
        cohorts.MapAddPeople();
        cohorts.MapCorrectPerson();
        cohorts.MapReadPersonData();
        cohorts.MapErasePerson();
        cohorts.MapRemoveCohort();
        cohorts.MapFindAuditScope();
        app.MapAudit(Database);
        app.MapOperations(Database);
    }
}
