using System.Text.RegularExpressions;
using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Portal.Tests;

/// <summary>The audit log is written by services for programs, and read by people.</summary>
public sealed partial class AuditWordsTests
{
    private const string Somebody = "0190a1b2-c3d4-7000-8000-0000c0ffee01";

    [GeneratedRegex(@"\bAudit\((?:[^;]*?)""([a-z]+(?:-[a-z]+)*)""[^;]*;", RegexOptions.Singleline)]
    private static partial Regex Written { get; }

    [Theory]
    [InlineData("observation-submitted", "entered, late", "dientri unit pelatihan, setelah ditutup")]
    [InlineData("people-added", "6 new, 0 changed", "6 baru, 0 diubah")]
    [InlineData("planned", "plan version 2, 68 persons", "rencana versi 2, 68 orang")]
    [InlineData("test-handed-in", "post 1", "tes akhir, lembar 1")]
    [InlineData("test-opened", "pre", "tes awal")]
    [InlineData("person-added", "participant", "peserta")]
    [InlineData("person-corrected", "email, supervisor from 2026-11-21 (supervisor-changed)", "surel, atasan mulai 21 November 2026 (atasan berganti)")]
    [InlineData("follow-up-moved", "2027-03-01 to 2027-03-31: Ramadan", "1 Maret 2027 sampai 31 Maret 2027: “Ramadan”")]
    [InlineData("follow-up-extended", $"{Somebody} until 2027-04-20: Haj", "penilai …c0ffee01 sampai 20 April 2027: “Haj”")]
    [InlineData("raters-named", $"peer {Somebody}", "rekan …c0ffee01")]
    [InlineData("assignment-reassigned", Somebody, "…c0ffee01")]
    [InlineData("assignment-declined", "not-my-staff", "bukan bawahannya")]
    [InlineData("assignments-moved", "supervisor-changed: 3", "3 orang")]
    [InlineData("contacts-forgotten", "12", "12 orang")]
    [InlineData("essay-marked", "post 4: e1, e2", "tes akhir, lembar 4: soal e1, e2")]
    // What is not known is shown as it stands.
    [InlineData("tomorrow", "something else", "something else")]
    public void What_an_entry_says_besides_is_said_in_words(string action, string detail, string words) => AuditDetail.Of(Reader(), Item(action, "", detail)).ShouldBe(words);

    [Theory]
    [InlineData("observation-submitted", Somebody, "…c0ffee01")]
    [InlineData("follow-up-closed", "6", "Tindak lanjut 6 bulan")]
    [InlineData("policy-set", "technical", "technical")]
    public void What_an_entry_is_about_is_shown_as_short_as_it_can_be(string action, string subject, string words) => AuditDetail.Subject(Reader(), Item(action, subject, "")).ShouldBe(words);

    /// <summary>As far as an action stands as a word where it is written, which most do.</summary>
    [Fact]
    public void Every_action_that_a_service_writes_down_has_words_and_can_be_asked_for()
    {
        var root = Ancestors(new(AppContext.BaseDirectory)).First(folder => folder.GetFiles("Evaluation.sln").Length > 0);
        var actions = new[] { "services", "shared" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Written.Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            // Names of services, and halves of actions.
            .Except(["service", "behaviour", "reaction", "learning", "aggregator", "opened", "closed"]).Distinct().ToList();

        actions.Count.ShouldBeGreaterThan(20);
        actions.Where(action => !AuditWords.IsKnown(action)).ShouldBeEmpty();
    }

    private static Reader Reader() => new(new HttpContextAccessor { HttpContext = new DefaultHttpContext() });

    private static AuditItem Item(string action, string subject, string detail) => new(1, DateTimeOffset.UnixEpoch, "cohorts", "service", action, subject, detail);

    private static IEnumerable<DirectoryInfo> Ancestors(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent) yield return folder;
    }
}
