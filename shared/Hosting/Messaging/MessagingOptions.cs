namespace Evaluation.Hosting.Messaging;

public enum Transport { InMemory, RabbitMq }

/// <summary>How the services reach each other. Section <c>Messaging</c> of the configuration.</summary>
public sealed class MessagingOptions
{
    /// <summary><c>RabbitMq</c>, or <c>InMemory</c> where all services are one process. Default: InMemory in Standalone, else RabbitMq.</summary>
    public Transport? Transport { get; set; }

    /// <summary>RabbitMQ's address with account: <c>amqp://user:password@host:5672/vhost</c>.</summary>
    public string? RabbitMq { get; set; }

    public IEnumerable<string> Problems()
    {
        if (Transport == Messaging.Transport.InMemory) yield break;
        if (string.IsNullOrWhiteSpace(RabbitMq))
            yield return "Messaging:RabbitMq is missing. Set Messaging__RabbitMq to the broker's address, such as amqp://user:password@rabbitmq:5672/.";
        else if (!Uri.TryCreate(RabbitMq, UriKind.Absolute, out var address) || address.Scheme is not ("amqp" or "amqps"))
            yield return "Messaging:RabbitMq is no amqp address. Write it as amqp://user:password@host:5672/vhost.";
    }
}
