using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Evaluation.Contracts.Answers;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Tests;

/// <summary>What services write into their audit logs, as it stands in their source, against what the portal has words for.</summary>
public sealed partial class AuditWordsTests
{
    // In the form of an act, but something else: reasons, states, a mail's header, and the end of a window, which stands behind what was asked.
    private static readonly string[] OtherCodes = ["auto-generated", "no-longer-named", "supervisor-changed", "found-closed"];

    private static readonly string[] Steps = ["opened", "closed", "found-closed"];

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)*-(?:[a-z]+ed|forgotten|given|kept|left|made|read|rebuilt|sent|set|taken)(?:-[a-z]+)*)\"")]
    private static partial Regex Act { get; }

    [GeneratedRegex("const string Action = \"([a-z-]+)\"|\\bstring Action = \"([a-z-]+)\"")]
    private static partial Regex NamedAct { get; }

    [GeneratedRegex(@"\.Audit\([^;]*?\$""([^""]*)""", RegexOptions.Singleline)]
    private static partial Regex ComposedAct { get; }

    [Fact]
    public void Every_act_that_a_service_writes_down_has_words() =>
        Written().Where(act => !AuditWords.IsKnown(act)).ShouldBeEmpty();

    [Fact]
    public void Nothing_can_be_asked_for_that_no_service_writes_down() =>
        AuditWords.Words.Keys.Select(key => key["act.".Length..]).Except(Written()).ShouldBeEmpty();

    private static HashSet<string> Written()
    {
        var kinds = typeof(AnswerKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        var acts = new HashSet<string>();
        foreach (var text in Sources().Select(File.ReadAllText))
        {
            acts.UnionWith(Act.Matches(text).Select(match => match.Groups[1].Value).Except(OtherCodes));
            acts.UnionWith(NamedAct.Matches(text).Select(match => match.Groups[1].Value + match.Groups[2].Value));
            foreach (var composed in ComposedAct.Matches(text).Select(match => match.Groups[1].Value))
                acts.UnionWith(composed switch
                {
                    "{key.Kind}-submitted" or "{key.Kind}-corrected" or "{withdrawn.Kind}-withdrawn" => kinds.Select(kind => kind + composed[composed.LastIndexOf('-')..]),
                    "survey-{what}" or "test-{what}" => Steps.Select(step => composed.Replace("{what}", step, StringComparison.Ordinal)),
                    "mail-{state}" => ["mail-retried", "mail-discarded"],
                    // What has no blanks is an act that is not known here: it has no words and is named.
                    _ => composed.Contains(' ', StringComparison.Ordinal) || !composed.Contains('-', StringComparison.Ordinal) ? [] : [composed],
                });
        }
        return acts;
    }

    private static IEnumerable<string> Sources([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
        return new[] { "services", "shared" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Portal" or "Migrations"));
    }
}
