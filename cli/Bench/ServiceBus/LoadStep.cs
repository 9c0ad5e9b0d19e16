namespace Bridge.Cli.Bench.ServiceBus;

/// <summary>The names by which loads report what they measured.</summary>
internal static class LoadStep
{
    /// <summary>1 KiB there and back over plain TCP: the floor.</summary>
    internal const string Echo = "echo";

    /// <summary>Sent in batches and accepted.</summary>
    internal const string SendInBatches = "sendInBatches";

    /// <summary>Sent one by one, many under way at a time, and accepted.</summary>
    internal const string SendSingly = "sendSingly";

    /// <summary>Received under lock and completed.</summary>
    internal const string Receive = "receive";
}
