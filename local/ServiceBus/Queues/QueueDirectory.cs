using System.Collections.Frozen;
using Bridge.Local.ServiceBus.Storage;

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

    /// <summary>What is in all queues now, by their names in the log.</summary>
    internal Dictionary<string, QueueImage> Capture()
    {
        using var scope = Gate.Enter();
        return All.SelectMany(queue => new[] { queue, queue.DeadLetters! })
            .ToDictionary(queue => queue.LogName, queue => queue.Capture());
    }

    /// <summary>Fills the queues, which are empty.</summary>
    /// <exception cref="InvalidDataException">There are messages of a queue that does not exist.</exception>
    internal void Restore(IReadOnlyDictionary<string, QueueImage> images)
    {
        foreach (var (name, image) in images)
        {
            if (Find(name) is { } queue) queue.Restore(image);
            else if (image.Messages.Count > 0)
            {
                throw new InvalidDataException(
                    $"The data folder holds {image.Messages.Count} messages of '{name}', which is not among the queues.");
            }
        }
    }

    internal static string Normalize(string address)
    {
        var path = address.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri.AbsolutePath
            : address;
        return Uri.UnescapeDataString(path).Trim('/');
    }

    /// <summary>Whether what is granted for one address holds for another: for itself and all beneath it. An empty one is the namespace.</summary>
    internal static bool Covers(string granted, string address) =>
        granted.Length == 0
        || address.Equals(granted, StringComparison.OrdinalIgnoreCase)
        || address.StartsWith(granted + "/", StringComparison.OrdinalIgnoreCase);

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
