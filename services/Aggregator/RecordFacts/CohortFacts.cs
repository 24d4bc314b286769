using Evaluation.Contracts;
using Evaluation.Contracts.Events;

namespace Evaluation.Aggregator.RecordFacts;

/// <summary>
/// What is known of one cohort: of each kind of event the highest version, of each person likewise. Whatever the order in which
/// events come, how often and how late, the facts end up the same.
/// </summary>
internal sealed class CohortFacts
{
    /// <summary>The latest event of each kind, by the name of its type.</summary>
    public Dictionary<string, ICohortEvent> Latest { get; } = [];

    public Dictionary<Guid, (StateVersion Version, RosterPerson Person)> Roster { get; } = [];

    public Dictionary<(Level Level, Guid Person), (StateVersion Version, ParticipantFigures Figures)> Figures { get; } = [];

    /// <summary>Who is in the cohort by the latest word: a new epoch tells everybody anew, and who is missing there is gone.</summary>
    public IEnumerable<RosterPerson> Persons
    {
        get
        {
            var epoch = Roster.Count == 0 ? 0 : Roster.Values.Max(entry => entry.Version.Epoch);
            return Roster.Values.Where(entry => entry.Version.Epoch == epoch).Select(entry => entry.Person);
        }
    }

    /// <summary>A level's figures by the latest word, likewise; its summary may have told of a new epoch before any figure.</summary>
    public IEnumerable<ParticipantFigures> FiguresOf(Level level)
    {
        var ofLevel = Figures.Where(entry => entry.Key.Level == level).Select(entry => entry.Value).ToList();
        var summary = Latest.GetValueOrDefault($"{level}Summarised")?.Version.Epoch ?? 0;
        var epoch = ofLevel.Select(entry => entry.Version.Epoch).Append(summary).Max();
        return ofLevel.Where(entry => entry.Version.Epoch == epoch).Select(entry => entry.Figures);
    }

    public bool IsRemoved => Latest.ContainsKey(nameof(CohortRemoved));

    public T? Get<T>() where T : class, ICohortEvent => Latest.GetValueOrDefault(typeof(T).Name) as T;

    /// <summary>Takes over what is news. False when nothing is.</summary>
    public bool Apply(ICohortEvent message)
    {
        if (IsRemoved) return false;
        switch (message)
        {
            case CohortRemoved removed:
                Latest[nameof(CohortRemoved)] = removed;
                foreach (var kind in Latest.Keys.Where(kind => kind != nameof(CohortRemoved)).ToList()) Latest.Remove(kind);
                Roster.Clear();
                Figures.Clear();
                return true;
            case RosterChanged roster:
                return TakeAll(Roster, roster.Persons, person => person.Id, person => new(roster.Version.Epoch, person.Number));
            case ParticipantsMeasured measured:
                return TakeAll(Figures, measured.Persons, person => (measured.Level, person.Participant), person => new(measured.Version.Epoch, person.Number));
            default:
                var name = message.GetType().Name;
                if (Latest.TryGetValue(name, out var known) && known.Version >= message.Version) return false;
                Latest[name] = message;
                return true;
        }
    }

    private static bool TakeAll<TKey, T>(
        Dictionary<TKey, (StateVersion Version, T)> known, IReadOnlyList<T> persons, Func<T, TKey> keyOf, Func<T, StateVersion> versionOf) where TKey : notnull
    {
        var isNews = false;
        foreach (var person in persons)
        {
            if (known.TryGetValue(keyOf(person), out var held) && held.Version >= versionOf(person)) continue;
            known[keyOf(person)] = (versionOf(person), person);
            isNews = true;
        }
        return isNews;
    }
}
