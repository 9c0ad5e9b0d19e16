using Bridge.Local.ServiceBus.Storage;

namespace Bridge.Local.ServiceBus;

/// <summary>What the broker serves, and where.</summary>
public sealed record BrokerOptions
{
    /// <summary>AMQP port on the loopback addresses.</summary>
    /// <value>Default 5672; 0 takes any free port.</value>
    public int Port { get; init; } = 5672;

    /// <summary>The queues.</summary>
    public IReadOnlyList<QueueOptions> Queues { get; init; } = [];

    /// <summary>Name of the shared access key.</summary>
    /// <value>Default <c>RootManageSharedAccessKey</c>, as with Microsoft's emulator.</value>
    public string SharedAccessKeyName { get; init; } = "RootManageSharedAccessKey";

    /// <summary>The shared access key.</summary>
    /// <value>Default <c>SAS_KEY_VALUE</c>, as with Microsoft's emulator.</value>
    public string SharedAccessKey { get; init; } = "SAS_KEY_VALUE";

    /// <summary>The folder that keeps messages over a restart and a crash, for one broker at a time.</summary>
    /// <value>Default null: messages live as long as the broker.</value>
    public string? DataFolder { get; init; }

    /// <summary>
    /// Bytes by which the folder's journal may outgrow twice what it held when it was last written anew; then it is written anew
    /// with what is there.
    /// </summary>
    /// <value>Default 64 MiB.</value>
    public long JournalSlack { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a link may stay without a transfer, a settlement or new credit before it is detached.</summary>
    /// <value>Default 10 minutes, as in Azure.</value>
    public TimeSpan LinkIdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The disk of the data folder.</summary>
    internal JournalDisk Disk { get; init; } = new();
}
