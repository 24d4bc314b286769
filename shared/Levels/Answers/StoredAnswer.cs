using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Security;

namespace Evaluation.Levels.Answers;

/// <summary>An answer as it is stored.</summary>
public sealed class StoredAnswer
{
    private object? content;

    public Guid Id { get; init; }
    public string Kind { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Occasion { get; init; } = "";
    public string Author { get; init; } = "";
    public string Body { get; init; } = "";
    public int Version { get; init; }
    public int PlanVersion { get; init; }
    public string Source { get; init; } = "";

    /// <summary>How it came in at first, whoever has corrected it since; known where answers are looked up or listed for those who enter them.</summary>
    public string FirstSource { get; init; } = "";

    public string EnteredBy { get; init; } = "";
    public DateTimeOffset? EnteredAt { get; init; }

    public AnswerKey Key => new(Kind, Subject, Occasion, Author);

    /// <summary>What <see cref="Body"/> reads as, where it is at hand already.</summary>
    internal object? Content { init => content = value; }

    /// <summary>The body, read once however often it is asked for.</summary>
    public T Read<T>() where T : class
    {
        if (content is T read) return read;
        content = read = AnswerBody.Read<T>(Body);
        return read;
    }
}

/// <summary>How an answer came in.</summary>
public static class Sources
{
    /// <summary>By a personal link.</summary>
    public const string Link = "link";

    /// <summary>By the respondent's own account.</summary>
    public const string Account = "account";

    /// <summary>Entered for the respondent, from paper for example.</summary>
    public const string Entered = "entered";

    /// <summary>With a cohort bundle.</summary>
    public const string Import = "import";

    public static IReadOnlyList<string> All { get; } = [Link, Account, Entered, Import];

    public static string Of(Caller caller) => caller.Role switch
    {
        Roles.Respondent => Link,
        Roles.Supervisor => Account,
        _ => Entered,
    };
}
