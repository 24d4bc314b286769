using System.Text.Json;
using System.Text.Unicode;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Definition;

/// <summary>Reads cohort.json and checks its shape; <see cref="PlanRules"/> checks its sense.</summary>
internal static class DefinitionReader
{
    public static DefinitionReading Read(byte[] bytes, BundleLimits limits, Problems problems)
    {
        if (bytes.Length > limits.DefinitionBytes) return Nothing(problems, ArchiveFindings.DefinitionTooLarge(limits.DefinitionBytes));
        ReadOnlyMemory<byte> json = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        if (!Utf8.IsValid(json.Span)) return Nothing(problems, ArchiveFindings.NotUtf8(1 + LinesBeforeStrangeByte(json.Span)));
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, problems);
        }
        catch (JsonException slip)
        {
            return Nothing(problems, DefinitionFindings.JsonMalformed(slip.LineNumber + 1 ?? 1, slip.BytePositionInLine + 1 ?? 1));
        }
        catch (InvalidOperationException)
        {
            // What a text throws that has an escaped half of a surrogate pair.
            return Nothing(problems, DefinitionFindings.TextUnreadable());
        }
    }

    private static DefinitionReading Read(JsonElement root, Problems problems)
    {
        var shape = new Problems();
        CohortShape.Cohort.Check(root, "", shape);
        problems.AddAll(shape);
        if (root.ValueKind != JsonValueKind.Object) return DefinitionReading.Nothing;

        var broken = shape.ToList().Select(problem => problem.Column ?? "").ToList();
        T? Part<T>(string path)
        {
            var element = Find(root, path);
            return element is { } found && !broken.Any(place => IsWithin(place, path)) ? DefinitionJson.Read<T>(found) : default;
        }

        var plan = new CohortPlan(
            Part<ReactionPlan>("plan.reaction"), Part<LearningPlan>("plan.learning"), Part<BehaviourPlan>("plan.behaviour"),
            Part<ResultsPlan>("plan.results"), Part<IReadOnlyList<Target>>("plan.targets"));
        return new DefinitionReading(
            broken.Count == 0 ? DefinitionJson.Read<CohortDefinition>(root) : null,
            Part<string>("code"), Part<ProgrammeKind?>("programme.kind"), Part<DateOnly?>("startsOn"), Part<DateOnly?>("endsOn"),
            Part<string>("timeZone"), plan, Unreadable(root, plan));
    }

    private static HashSet<Level> Unreadable(JsonElement root, CohortPlan plan)
    {
        if (Find(root, "plan") is not { ValueKind: JsonValueKind.Object }) return [.. Enum.GetValues<Level>()];
        return [.. Enum.GetValues<Level>().Where(level => !plan.Has(level) && Find(root, $"plan.{Words.Of(level)}") is not null)];
    }

    private static JsonElement? Find(JsonElement root, string path)
    {
        var element = root;
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element;
    }

    private static bool IsWithin(string place, string path) =>
        place.StartsWith(path, StringComparison.Ordinal) && (place.Length == path.Length || place[path.Length] is '.' or '[');

    private static DefinitionReading Nothing(Problems problems, Finding finding)
    {
        problems.Add(BundleFiles.Definition, null, null, finding);
        return DefinitionReading.Nothing;
    }

    private static int LinesBeforeStrangeByte(ReadOnlySpan<byte> json)
    {
        var rest = json;
        while (System.Text.Rune.DecodeFromUtf8(rest, out _, out var length) == System.Buffers.OperationStatus.Done) rest = rest[length..];
        return json[..^rest.Length].Count((byte)'\n');
    }
}
