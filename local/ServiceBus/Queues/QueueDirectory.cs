using System.Collections.Frozen;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>All queues by address.</summary>
internal sealed class QueueDirectory : IDisposable
{
    internal const string DeadLetterSuffix = "/$deadletterqueue";

    private readonly FrozenDictionary<string, MessageQueue> _queues;

    internal QueueDirectory(IEnumerable<QueueOptions> queues, TimeProvider time, IChangeLog? log = null)
    {
        Gate = new QueueGate(log ?? new NoLog());
        _queues = queues
            .Select(options => new MessageQueue(options, new MessageQueue(DeadLetter(options), null, Gate, time), Gate, time))
            .ToFrozenDictionary(queue => queue.Options.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var queue in _queues.Values)
        {
            queue.Forward = Target(queue, queue.Options.ForwardTo);
            queue.ForwardDeadLetters = Target(queue, queue.Options.ForwardDeadLetteredMessagesTo);
        }
    }

    /// <summary>The lock of them all.</summary>
    internal QueueGate Gate { get; }

    internal IEnumerable<MessageQueue> All => _queues.Values.OrderBy(queue => queue.Options.Name, StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var queue in _queues.Values) queue.Dispose();
    }

    /// <summary>Finds a queue or a dead-letter queue; null when there is none.</summary>
    /// <param name="address">An address as any client writes it: absolute URI, leading slash, percent-escapes, any case.</param>
    internal MessageQueue? Find(string address)
    {
        var name = Normalize(address);
        return name.EndsWith(DeadLetterSuffix, StringComparison.OrdinalIgnoreCase)
            ? _queues.GetValueOrDefault(name[..^DeadLetterSuffix.Length])?.DeadLetters
            : _queues.GetValueOrDefault(name);
    }

    internal static string Normalize(string address)
    {
        var path = address.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri.AbsolutePath
            : address;
        return Uri.UnescapeDataString(path).Trim('/');
    }

    private MessageQueue? Target(MessageQueue from, string? name) => string.IsNullOrEmpty(name)
        ? null
        : Find(name) ?? throw new ArgumentException($"'{from.Options.Name}' forwards to '{name}', which does not exist.");

    // Nothing leaves a dead-letter queue by itself.
    private static QueueOptions DeadLetter(QueueOptions options) => options with
    {
        DuplicateDetectionWindow = null, DefaultTimeToLive = null, MaxDeliveryCount = int.MaxValue,
        RequiresSession = false, ForwardTo = null, ForwardDeadLetteredMessagesTo = null,
    };
}
