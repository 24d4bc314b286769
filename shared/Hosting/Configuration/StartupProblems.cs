using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evaluation.Hosting.Configuration;

/// <summary>Everything that is wrong with the configuration, told at once when the program starts.</summary>
public sealed class StartupProblems
{
    private readonly List<string> problems = [];

    public static StartupProblems Of(IHostApplicationBuilder builder)
    {
        var found = builder.Services.Select(service => service.ImplementationInstance).OfType<StartupProblems>().FirstOrDefault();
        if (found is null) builder.Services.AddSingleton(found = new StartupProblems());
        return found;
    }

    /// <summary>Reads a section; a value that cannot be read is a problem like any other.</summary>
    public T Bind<T>(IConfiguration configuration, string section) where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException exception)
        {
            // The binder names the key and the value that it could not convert.
            problems.Add($"{exception.Message} {exception.InnerException?.Message}".TrimEnd());
            return new T();
        }
    }

    public void Add(IEnumerable<string> found) => problems.AddRange(found);

    /// <exception cref="ConfigurationException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0) throw new ConfigurationException(problems);
    }
}

public sealed class ConfigurationException(IReadOnlyList<string> problems)
    : Exception($"The configuration has {problems.Count} problem{(problems.Count == 1 ? "" : "s")}:{string.Concat(problems.Select(problem => $"\n  - {problem}"))}");
