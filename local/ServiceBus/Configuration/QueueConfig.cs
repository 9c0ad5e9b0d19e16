namespace Bridge.Local.ServiceBus.Configuration;

/// <summary>One queue of the file. Two names beside the emulator's are those of Azure's resource templates.</summary>
internal static class QueueConfig
{
    private const int KiB = 1024;
    private const long MiB = 1024 * KiB;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    internal static QueueOptions Read(ConfigNode node)
    {
        node.AllowOnly("Name", "Properties");
        var name = node.Text("Name") ?? throw new EmulatorConfigException($"{node.PathOf("Name")} is missing.");
        if (name.Contains('$', StringComparison.Ordinal) || name.Trim('/') != name)
            throw new EmulatorConfigException($"{node.PathOf("Name")}: '{name}' must not have a '$', nor a slash at its ends.");
        return node.OptionalObject("Properties") is { } properties
            ? Read(name, properties)
            : new QueueOptions(name);
    }

    private static QueueOptions Read(string name, ConfigNode node)
    {
        node.AllowOnly(
            "DeadLetteringOnMessageExpiration", "DefaultMessageTimeToLive", "DuplicateDetectionHistoryTimeWindow",
            "ForwardDeadLetteredMessagesTo", "ForwardTo", "LockDuration", "MaxDeliveryCount", "RequiresDuplicateDetection",
            "RequiresSession", "MaxMessageSizeInKilobytes", "MaxSizeInMegabytes");
        var usual = new QueueOptions(name);
        var window = node.Duration("DuplicateDetectionHistoryTimeWindow", TimeSpan.FromSeconds(20), TimeSpan.FromDays(7));
        return usual with
        {
            DeadLetteringOnMessageExpiration = node.Flag("DeadLetteringOnMessageExpiration"),
            DefaultTimeToLive = node.Duration("DefaultMessageTimeToLive", Second, TimeSpan.MaxValue),
            DuplicateDetectionWindow = node.Flag("RequiresDuplicateDetection") ? window ?? TimeSpan.FromMinutes(10) : null,
            ForwardDeadLetteredMessagesTo = node.Text("ForwardDeadLetteredMessagesTo"),
            ForwardTo = node.Text("ForwardTo"),
            LockDuration = node.Duration("LockDuration", Second, TimeSpan.FromMinutes(5)) ?? usual.LockDuration,
            MaxDeliveryCount = node.Number("MaxDeliveryCount", 1, 2000) ?? usual.MaxDeliveryCount,
            RequiresSession = node.Flag("RequiresSession"),
            MaxMessageBytes = node.Number("MaxMessageSizeInKilobytes", 1, 100 * KiB) * KiB ?? usual.MaxMessageBytes,
            MaxSizeBytes = node.Number("MaxSizeInMegabytes", 1, 80 * KiB) * MiB ?? usual.MaxSizeBytes,
        };
    }
}
