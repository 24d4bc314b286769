using Evaluation.Statistics.Inputs;

namespace Evaluation.Statistics.Tests.Inputs;

public class AttendanceTests
{
    [Fact]
    public void Nobody_attends_more_than_all_hours() => Attendance.Rate(40, [50, 20]).ShouldBe(0.75);

    [Fact]
    public void Unknown_hours_are_left_out() => Attendance.Rate(40, [null, 20]).ShouldBe(0.5);

    [Fact]
    public void It_says_how_many_are_known_and_their_hours_as_counted() => Attendance.Basis(40, [null, 50, 20]).ShouldBe(new(2, 60, 40));

    [Fact]
    public void Without_hours_or_credit_hours_there_is_no_rate()
    {
        Attendance.Rate(40, [null]).ShouldBeNull();
        Attendance.Rate(null, [20]).ShouldBeNull();
        Attendance.Rate(0, [20]).ShouldBeNull();
        Attendance.Basis(0, [20]).ShouldBeNull();
    }
}
