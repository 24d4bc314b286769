namespace Evaluation.Notifications.Channels;

/// <summary>A way to reach people. There is mail, by server or as files; another one needs an address of its own kind in the contacts.</summary>
internal interface IChannel
{
    /// <summary>Whether it can tell that this letter has gone already, in an attempt of which no record was made.</summary>
    bool HasSent(Guid id) => false;

    /// <summary>Takes a letter back, as far as it still lies with us.</summary>
    void TakeBack(Guid id) { }

    /// <summary>Hands the letter over. What goes wrong is in the answer, and not thrown.</summary>
    Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation);
}

internal enum DeliveryOutcome { Sent, TryLater, Rejected }

/// <param name="Words">What the server said, without addresses.</param>
internal sealed record Delivery(DeliveryOutcome Outcome, string Words = "")
{
    public static readonly Delivery Sent = new(DeliveryOutcome.Sent);
}

/// <summary>What somebody is told, before it takes the form of the channel.</summary>
/// <param name="Id">Stays the same however often it is tried.</param>
/// <param name="Calendar">Closing days as iCalendar; null where there are none.</param>
internal sealed record Letter(Guid Id, IReadOnlyList<Recipient> To, string Subject, string Text, string Html, string? Calendar, DateTimeOffset WrittenAt);

internal sealed record Recipient(string Name, string Address);
