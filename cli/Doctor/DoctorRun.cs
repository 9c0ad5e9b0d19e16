using Bridge.Cli.Doctor.Lines;

namespace Bridge.Cli.Doctor;

/// <summary>Looks at everything, one after the other.</summary>
internal sealed class DoctorRun(IReadOnlyList<IDoctorCheck> checks)
{
    private static readonly TimeSpan LineLimit = TimeSpan.FromSeconds(45);

    /// <summary>All lines, in the order of what needs what.</summary>
    internal static IReadOnlyList<IDoctorCheck> All { get; } =
    [
        new VaultCheck(), new CertificateCheck(), new NameCheck(), new ConnectionCheck(), new ServerCertificateCheck(),
        new MutualTlsCheck(), new AccessCheck(), new WebhookConfigurationCheck(), new FrontEndCheck(), new SiteCheck(),
        new ServiceBusCheck(), new BlobCheck(), new TableCheck(), new ClockCheck(), new OutboundCheck(),
    ];

    internal async Task<IReadOnlyList<DoctorLine>> RunAsync(
        DoctorLine settings, Examination examination, CancellationToken cancellationToken)
    {
        var lines = new List<DoctorLine> { settings };
        foreach (var check in checks) lines.Add(await LookAsync(check, lines, examination, cancellationToken));
        return lines;
    }

    private static async Task<DoctorLine> LookAsync(
        IDoctorCheck check, List<DoctorLine> lines, Examination examination, CancellationToken cancellationToken)
    {
        var missing = check.Needs.FirstOrDefault(need =>
            lines.Exists(line => line.Name == need && line.State is (DoctorState.Fail or DoctorState.Skipped)));
        if (missing is not null) return DoctorLine.Skipped(check.Name, $"needs: {missing}");
        using var limit = new CancellationTokenSource(LineLimit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await check.LookAsync(examination, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DoctorLine.Fail(check.Name, $"no answer within {LineLimit}", "Check the network between here and there.");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The other lines are worth seeing all the same.
            return DoctorLine.Fail(check.Name, $"{e.GetType().Name}: {e.Message}", "Nobody has foreseen this: report it with this line.");
        }
    }
}
