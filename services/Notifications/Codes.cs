using System.Text.Json;
using Evaluation.Hosting.Problems;

namespace Evaluation.Notifications;

/// <summary>What becomes of a notice, an escalation and a mail, as it is stored and told.</summary>
internal static class MailState
{
    /// <summary>Its time has not come, or it is tried again.</summary>
    public const string Waiting = "waiting";

    /// <summary>Of a notice: it goes with a mail that waits.</summary>
    public const string Planned = "planned";

    public const string Sent = "sent";

    /// <summary>There was nothing left to do when the mail was made.</summary>
    public const string Answered = "answered";

    /// <summary>Its window was over before a mail could be sent.</summary>
    public const string Lapsed = "lapsed";

    public const string NoAddress = "no-address";

    /// <summary>The server refused it for good.</summary>
    public const string Rejected = "rejected";

    /// <summary>A delivery report said that it did not arrive.</summary>
    public const string Bounced = "bounced";

    /// <summary>Given up after all attempts, until somebody retries or discards it.</summary>
    public const string Parked = "parked";

    public const string Discarded = "discarded";

    /// <summary>Of a mail: another one is made in its place.</summary>
    public const string Retried = "retried";

    public static IReadOnlyList<string> All { get; } = [Waiting, Planned, Sent, Answered, Lapsed, NoAddress, Rejected, Bounced, Parked, Discarded, Retried];

    /// <summary>Nothing reached anybody, and nothing will unless somebody acts.</summary>
    public static IReadOnlyList<string> Failed { get; } = [NoAddress, Rejected, Bounced, Parked];

    /// <summary>With a state by which a list is filtered; null where it can be.</summary>
    public static InputProblem? Problem(string? state) =>
        state is null || All.Contains(state) ? null : InputProblem.NotOneOf("state", All);
}

/// <summary>What a notice is about.</summary>
internal static class NoticeKind
{
    public const string Invitation = "invitation";
    public const string Reminder = "reminder";
    public const string Thanks = "thanks";
    public const string Link = "link";

    /// <summary>A password is to be set: the member is an account, and the task says why.</summary>
    public const string Account = "account";
}

/// <summary>What a mail is for; of each but those that go at once a person gets one a day at most.</summary>
internal static class Purpose
{
    /// <summary>Invitations and reminders, alone or as a digest.</summary>
    public const string Tasks = "tasks";
    public const string Thanks = "thanks";
    public const string Link = "link";
    public const string Escalation = "escalation";
    public const string Account = "account";

    /// <summary>What somebody waits for: it keeps to no working hours.</summary>
    public static IReadOnlyList<string> AtOnce { get; } = [Link, Account];

    public static string Of(string noticeKind) => noticeKind switch
    {
        NoticeKind.Thanks => Thanks,
        NoticeKind.Link => Link,
        NoticeKind.Account => Account,
        _ => Tasks,
    };
}

internal static class Code
{
    /// <summary>The name of an enum's value as it stands in the API and in the tables.</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
