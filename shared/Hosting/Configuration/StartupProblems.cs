using System.ComponentModel;
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

    /// <summary>Reads a section; each value that cannot be read is a problem like any other, and the rest is read all the same.</summary>
    public T Bind<T>(IConfiguration configuration, string section) where T : new()
    {
        var given = configuration.GetSection(section);
        var left = new Dictionary<string, string?>(given.AsEnumerable(makePathsRelative: true), StringComparer.OrdinalIgnoreCase);
        foreach (var property in typeof(T).GetProperties().Where(property => property.PropertyType != typeof(string) && given[property.Name] is not null))
        {
            // Nothing is what compose files pass for a variable that is not set.
            if (string.IsNullOrEmpty(given[property.Name])) left.Remove(property.Name);
            else if (!CanRead(property.PropertyType, given[property.Name]!))
            {
                problems.Add($"{section}:{property.Name} is \"{given[property.Name]}\". Set {section.Replace(":", "__", StringComparison.Ordinal)}__{property.Name} to {Wanted(property.PropertyType)}.");
                left.Remove(property.Name);
            }
        }
        return new ConfigurationBuilder().AddInMemoryCollection(left).Build().Get<T>() ?? new T();
    }

    public void Add(IEnumerable<string> found) => problems.AddRange(found);

    /// <exception cref="ConfigurationException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        // Services in one process share sections, and so their problems.
        if (problems.Count > 0) throw new ConfigurationException([.. problems.Distinct()]);
    }

    private static bool CanRead(Type type, string value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase) : TypeDescriptor.GetConverter(type).IsValid(value);
    }

    private static string Wanted(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return string.Join(" or ", Enum.GetNames(type));
        if (type == typeof(bool)) return "true or false";
        return type == typeof(TimeSpan) ? "a duration such as 00:00:15" : type == typeof(int) ? "a whole number" : $"a {type.Name}";
    }
}

public sealed class ConfigurationException(IReadOnlyList<string> problems)
    : Exception($"The configuration has {problems.Count} problem{(problems.Count == 1 ? "" : "s")}:{string.Concat(problems.Select(problem => $"\n  - {problem}"))}");
