using Bridge.Local.Truv;

namespace Bridge.Cli.Bench;

/// <summary>The webhook that is measured: one of the usual size, of the event that Truv sends most.</summary>
internal static class BenchSample
{
    internal const string Name = "webhook.task-status-updated";

    internal static byte[] Body() =>
        Samples.Webhooks(Samples.DefaultDirectory).Single(sample => sample.Name == Name).Body.ToArray();
}
