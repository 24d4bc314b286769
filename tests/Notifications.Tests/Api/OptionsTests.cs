namespace Evaluation.Notifications.Tests.Api;

public sealed class OptionsTests
{
    [Fact]
    public void As_they_come_the_settings_are_right()
    {
        new MailOptions().Problems().ShouldBeEmpty();
        new SmtpOptions().Problems().ShouldBeEmpty();
    }

    [Fact]
    public void All_that_is_wrong_is_told_with_what_to_type()
    {
        List<string> problems =
        [
            .. new MailOptions { PortalAddress = "evaluasi", Retention = TimeSpan.Zero, MostAttempts = 0 }.Problems(),
            .. new SmtpOptions { Host = "smtp.example", Port = 0, From = "nobody", User = "a", StartTls = false }.Problems(),
        ];

        foreach (var setting in (string[])["Mail__PortalAddress", "Mail__Retention", "Mail__MostAttempts", "Mail__Smtp__Port", "Mail__Smtp__From", "Mail__Smtp__PasswordFile", "Mail__Smtp__StartTls"])
            problems.Count(problem => problem.Contains($"Set {setting} to", StringComparison.Ordinal)).ShouldBe(1, setting);
    }
}
