using System.Text;
using Evaluation.Hosting.Calendars;

namespace Evaluation.Levels.Tests.FollowUps;

public sealed class IcsCalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Commas_semicolons_backslashes_and_new_lines_are_escaped() =>
        Unfolded(Entry("a,b;c\\d\ne")).ShouldContain("SUMMARY:a\\,b\\;c\\\\d\\ne\r\n");

    [Theory]
    [InlineData('x')]
    [InlineData('é')]
    [InlineData('語')]
    public void Lines_are_folded_at_75_octets_and_never_inside_a_character(char letter)
    {
        var summary = new string(letter, 300);

        var text = IcsCalendar.Write("c", [Entry(summary)], Now);

        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        Unfolded(Entry(summary)).ShouldContain($"SUMMARY:{summary}\r\n");
    }

    [Fact]
    public void The_last_day_belongs_to_the_event() => Unfolded(Entry("s")).ShouldContain("DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\n");

    [Fact]
    public void A_cancelled_event_says_so_under_the_same_name() =>
        Unfolded(Entry("s") with { IsCancelled = true, Sequence = 3 }).ShouldSatisfyAllConditions(
            text => text.ShouldContain("UID:u@evaluation\r\n"), text => text.ShouldContain("SEQUENCE:3\r\nSTATUS:CANCELLED\r\n"));

    private static IcsEvent Entry(string summary) => new("u@evaluation", new(2026, 2, 28), new(2026, 2, 28), summary, "", 1);

    private static string Unfolded(IcsEvent entry) => IcsCalendar.Write("c", [entry], Now).Replace("\r\n ", "", StringComparison.Ordinal);
}
