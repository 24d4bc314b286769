using Evaluation.Notifications.AskOthers;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.ErasePerson;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Notifications.PlanMails;
using Evaluation.Notifications.ReadReports;
using Evaluation.Notifications.SendMails;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Migrations;
using Evaluation.Testing;
using Evaluation.Testing.Databases;
using Evaluation.Testing.Time;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.Notifications.Tests.Fixtures;

/// <summary>The service over a database and a bus of its own; planning and sending happen when the test says so.</summary>
internal sealed class Kit : IAsyncDisposable
{
    // A Monday, 08:30 in Jakarta.
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);

    private readonly TestDatabases databases;
    private readonly Scratch scratch = new();
    private readonly ServiceProvider provider;

    private Kit(TestDatabases databases, Database database)
    {
        (this.databases, Database) = (databases, database);
        Options = new() { Folder = scratch.File("mail"), Reports = scratch.File("reports"), PortalAddress = "https://evaluasi.example" };
        var services = new ServiceCollection();
        services.AddSingleton(World).AddSingleton<TimeProvider>(Clock).AddKeyedSingleton(NotificationsService.Database, database);
        services.AddSingleton(Log).AddSingleton(Options).AddSingleton(typeof(ILogger<>), typeof(LinesOf<>));
        services.AddSingleton<Questions>().AddSingleton<MailPlanner>();
        services.AddMassTransit(bus =>
        {
            bus.AddConsumers(typeof(CohortConsumer), typeof(RequestConsumer), typeof(PersonErasedConsumer));
            bus.AddConsumers(typeof(AnsweringCohorts), typeof(AnsweringIdentity), typeof(AnsweringBehaviour), typeof(AnsweringReaction), typeof(AnsweringLearning));
            bus.UsingInMemory((context, memory) =>
            {
                memory.ReceiveEndpoint("notifications-events", endpoint =>
                {
                    endpoint.ConfigureConsumer<CohortConsumer>(context);
                    endpoint.ConfigureConsumer<RequestConsumer>(context);
                    endpoint.ConfigureConsumer<PersonErasedConsumer>(context);
                });
                memory.ReceiveEndpoint("cohorts-questions", endpoint => endpoint.ConfigureConsumer<AnsweringCohorts>(context));
                memory.ReceiveEndpoint("identity-questions", endpoint => endpoint.ConfigureConsumer<AnsweringIdentity>(context));
                memory.ReceiveEndpoint("behaviour-questions", endpoint => endpoint.ConfigureConsumer<AnsweringBehaviour>(context));
                memory.ReceiveEndpoint("reaction-questions", endpoint => endpoint.ConfigureConsumer<AnsweringReaction>(context));
                memory.ReceiveEndpoint("learning-questions", endpoint => endpoint.ConfigureConsumer<AnsweringLearning>(context));
            });
        });
        provider = services.BuildServiceProvider();
        Files = new FolderChannel(Options, Smtp);
        One = Instance(database);
    }

    public World World { get; } = new();

    public Database Database { get; }

    public FakeClock Clock => databases.Clock;

    public MailOptions Options { get; }

    public SmtpOptions Smtp { get; } = new() { From = "Evaluasi Pelatihan <evaluasi@instansi.example>" };

    public Lines Log { get; } = new();

    public FolderChannel Files { get; }

    /// <summary>The first process.</summary>
    public Instance One { get; private set; }

    public ReportFolder Reports => new(Database, Options, new LinesOf<ReportFolder>(Log));

    public AskForMissing CatchUp => new(Database, new LinesOf<AskForMissing>(Log));

    public static async Task<Kit> OpenAsync(DateTimeOffset? start = null)
    {
        var databases = new TestDatabases(clock: new(start ?? Start));
        var kit = new Kit(databases, await OpenAsync(databases));
        await kit.Bus.StartAsync(TestContext.Current.CancellationToken);
        return kit;
    }

    /// <summary>Another process on the same database; or the first one, started again.</summary>
    public async Task<Instance> AnotherAsync(IChannel? channel = null) => Instance(await OpenAsync(databases), channel);

    /// <summary>From now on letters go by another channel.</summary>
    public void Use(IChannel channel) => One = Instance(Database, channel);

    /// <summary>Publishes events, and waits until they are taken.</summary>
    public async Task TellAsync(params IEnumerable<object> messages)
    {
        foreach (var message in messages)
        {
            var id = Guid.NewGuid();
            await Bus.Publish(message, message.GetType(), context => context.MessageId = id);
            await Eventually.EqualsAsync(1, () => CountAsync("SELECT COUNT(*) FROM inbox WHERE message_id = @id", new { id }));
        }
    }

    public async Task<Cohort> CohortAsync(string code = "PSMA-01", string agency = "BPSDM", string timeZone = World.Jakarta)
    {
        var cohort = Cohort.Of(code, agency, timeZone);
        await TellAsync(cohort.Planned());
        return cohort;
    }

    /// <summary>Plans and sends until nothing is due: what one instance does in a moment.</summary>
    public Task WorkAsync() => One.WorkAsync();

    /// <summary>Goes to a moment in UTC, and works.</summary>
    public async Task WorkAtAsync(string moment)
    {
        Clock.SetTo(DateTimeOffset.Parse($"{moment}Z", null));
        await WorkAsync();
    }

    public IReadOnlyList<ReceivedMail> Mails => !Directory.Exists(Options.Folder) ? []
        : [.. Directory.GetFiles(Options.Folder).Select(ReceivedMail.Read).OrderBy(mail => mail.Date).ThenBy(mail => mail.To, StringComparer.Ordinal)];

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) => Database.ReadAsync(session => session.QueryAsync<T>(sql, parameters));

    public Task<int> CountAsync(string sql, object? parameters = null) => Database.ReadAsync(session => session.ValueAsync<int>(sql, parameters));

    public async Task<string> StatesAsync(string table = "notices") =>
        string.Join(' ', await QueryAsync<string>($"SELECT state FROM {table} ORDER BY created_at, state"));

    public string DatabaseFile => databases.FileOf("notifications");

    public async ValueTask DisposeAsync()
    {
        await Bus.StopAsync(TimeSpan.FromSeconds(5));
        await provider.DisposeAsync();
        await databases.DisposeAsync();
        scratch.Dispose();
    }

    private IBusControl Bus => provider.GetRequiredService<IBusControl>();

    private static Task<Database> OpenAsync(TestDatabases databases) =>
        databases.OpenAsync("notifications", [new MigrationSource(typeof(NotificationsService).Assembly, "migrations/")]);

    private Instance Instance(Database database, IChannel? channel = null)
    {
        var questions = provider.GetRequiredService<Questions>();
        var planner = new MailPlanner(database, questions, new LinesOf<MailPlanner>(Log));
        return new(planner, new MailSender(database, questions, channel ?? Files, planner, Options, new LinesOf<MailSender>(Log)));
    }
}

/// <summary>One process of the service.</summary>
internal sealed record Instance(MailPlanner Planner, MailSender Sender)
{
    public async Task WorkAsync()
    {
        while (await Planner.PlanOnceAsync(TestContext.Current.CancellationToken) > 0) { }
        while (await Sender.SendOnceAsync(TestContext.Current.CancellationToken) > 0) { }
    }
}
