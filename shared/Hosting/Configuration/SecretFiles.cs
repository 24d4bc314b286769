using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Evaluation.Hosting.Configuration;

/// <summary>Passwords and connection strings out of files, one a setting: what containers mount, and what no process list or inspection shows.</summary>
internal static class SecretFiles
{
    private const string Key = "Evaluation:Secrets";

    /// <summary>
    /// Reads the folder that <c>Evaluation:Secrets</c> names: its file <c>Messaging__RabbitMq</c> sets <c>Messaging:RabbitMq</c>. Files stand
    /// above the other sources, so that a left-over variable does not hide a changed secret.
    /// </summary>
    public static void AddSecretFiles(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration[Key] is not { Length: > 0 } folder) return;
        if (Directory.Exists(folder)) builder.Configuration.AddKeyPerFile(Path.GetFullPath(folder));
        else StartupProblems.Of(builder).Add([$"{Key} is {folder}, which is no folder. Set Evaluation__Secrets to the folder of the secret files, or leave it out."]);
    }
}
