using Evaluation.Cohorts;
using Evaluation.Samples;

namespace Evaluation.Standalone;

/// <summary><c>--demo</c>: imports the sample cohorts, after the start; what is there already stays as it is.</summary>
internal static class Demo
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<bool>("Demo")) builder.Services.AddHostedService<Loader>();
    }

    private sealed class Loader(IBundleImporter importer, ILogger<Loader> log) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            // Not in the way of readiness.
            await Task.Yield();
            foreach (var sample in SampleBundles.Names)
            {
                var outcome = await importer.ImportAsync(SampleBundles.Zip(sample), stoppingToken);
                log.LogInformation("Sample cohort {Sample}: {Outcome}", sample, outcome);
            }
            log.LogInformation("The sample cohorts are loaded");
        }
    }
}
