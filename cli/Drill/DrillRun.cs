using Bridge.Cli.Drill.Rotations;
using Bridge.Cli.Installation;
using Bridge.Cli.Up;

namespace Bridge.Cli.Drill;

/// <summary>Starts everything, keeps the load up, and rotates one thing after the other.</summary>
internal sealed class DrillRun(DrillOptions options, Action<string> progress)
{
    private const string Unlimited = "1000000";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    internal async Task<IReadOnlyList<RotationResult>> RunAsync(string folder, CancellationToken cancellationToken)
    {
        await using var laptop = await Laptop.StartAsync(
            new UpOptions { Data = folder, Ports = Ports.Free(), NoSamples = true, Settings = Settings() }, progress, cancellationToken);
        laptop.Truv.RateLimit.RequestsPerMinute = 0;
        using var file = new UpFile(laptop, folder);
        var settings = new InstallationLocator(new Dictionary<string, string?>(), folder).Find(null, folder);
        await using var installation = await OpenInstallation.OpenAsync(settings, _ => { }, cancellationToken);

        var bodies = new WebhookBodies();
        var load = new WebhookLoad(bodies, options.PerSecond)
        {
            Source = new WebhookSource(
                laptop, SenderCertificates.Load(laptop.Pki.WebhookSender), laptop.Secrets.AccessSecret, laptop.Secrets.HeaderValue),
        };
        var calls = new ApiCalls(laptop.TruvApi, Path.Combine(folder, "logs", "functions.log"));
        var work = new DrillWork(laptop, installation, load, bodies, calls, options, folder);
        return await UnderLoadAsync(work, cancellationToken);
    }

    private async Task<IReadOnlyList<RotationResult>> UnderLoadAsync(DrillWork work, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var load = work.Load.RunAsync(over.Token);
        try
        {
            await Task.Delay(WarmUp, TimeProvider.System, cancellationToken);
            var results = new List<RotationResult>();
            IRotation[] rotations =
                [new AccessSecretRotation(work), new HeaderRotation(work), new PinRotation(work), new AuthorityRotation(work)];
            foreach (var rotation in rotations)
            {
                progress($"Rotating: {rotation.Name}");
                results.Add(await new WebhookRotation(work, rotation).RunAsync(cancellationToken));
            }

            progress("Rotating: API client certificate");
            results.Add(await new ClientCertificateRotation(work).RunAsync(cancellationToken));
            return results;
        }
        finally
        {
            await over.CancelAsync();
            await load;
        }
    }

    // The limit of Truv's API is not what is drilled here, and would bound the enricher.
    private Dictionary<string, string> Settings() => new()
    {
        ["KeyVault__RefreshInterval"] = options.RefreshInterval.ToString(),
        ["Truv__RequestsPerMinute"] = Unlimited,
        ["Enrichment__CoalescingWindow"] = "00:00:01",
    };
}
