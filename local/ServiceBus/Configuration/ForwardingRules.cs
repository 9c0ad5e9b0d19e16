namespace Bridge.Local.ServiceBus.Configuration;

/// <summary>Forwarding leads to a queue that exists, in at most four steps, and never back.</summary>
internal static class ForwardingRules
{
    // As in Azure (MaxTransferHopCountExceeded).
    private const int MostSteps = 4;

    internal static void Check(QueueOptions queue, IReadOnlyCollection<QueueOptions> all)
    {
        if (queue.ForwardDeadLetteredMessagesTo is { } dead && (Find(dead, all) ?? throw Missing(queue, dead)) == queue)
            throw new EmulatorConfigException($"'{queue.Name}': ForwardDeadLetteredMessagesTo leads back to the queue itself.");
        var at = queue;
        for (var steps = 0; at.ForwardTo is { } next; steps++)
        {
            if (steps == MostSteps)
            {
                throw new EmulatorConfigException(
                    $"'{queue.Name}': ForwardTo leads on for more than {MostSteps} steps, or in a circle.");
            }

            at = Find(next, all) ?? throw Missing(at, next);
        }
    }

    private static QueueOptions? Find(string name, IEnumerable<QueueOptions> all) =>
        all.FirstOrDefault(queue => queue.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static EmulatorConfigException Missing(QueueOptions queue, string target) =>
        new($"'{queue.Name}' forwards to '{target}', which does not exist.");
}
