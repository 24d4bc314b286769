using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Start;

/// <summary>A misspelt option ends the start: passed over, it would write into another folder than the one that was meant.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--dta /tmp/x", "--dta is no option here. Check its spelling.")]
    [InlineData("demo", "demo is no option here.")]
    [InlineData("--Database__Provider=SqlServer", "--Database__Provider=SqlServer is no option here.")]
    [InlineData("--demo --data", "--data lacks its value.")]
    public async Task What_says_nothing_is_named_and_the_options_are_told(string arguments, string told)
    {
        var (exitCode, output) = await StandaloneProcess.RunAsync(arguments.Split(' '));

        exitCode.ShouldBe(1);
        output.ShouldContain(told);
        output.ShouldContain("--data FOLDER");
    }

    [Fact]
    public async Task Help_tells_the_options_and_starts_nothing()
    {
        var (exitCode, output) = await StandaloneProcess.RunAsync("--help");

        exitCode.ShouldBe(0);
        output.ShouldContain("--restore FOLDER");
    }
}
