namespace Bridge.Cli.Doctor.Lines;

/// <summary>From which address our calls come: what Truv has to let in.</summary>
internal sealed class OutboundCheck : IDoctorCheck
{
    public string Name => LineNames.Outbound;

    public IReadOnlyList<string> Needs => [LineNames.Connection];

    public Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (examination.SiteProperties is { OutboundAddresses: { Length: > 0 } addresses })
        {
            var count = addresses.Split(',').Length;
            return Task.FromResult(count == 1
                ? DoctorLine.Pass(Name, $"the app calls from {addresses}")
                : DoctorLine.Warn(
                    Name, $"the app calls from any of {count} addresses: {addresses}",
                    "For one fixed address that Truv can let in, put a NAT gateway on the app's subnet (infra/)."));
        }

        return Task.FromResult(DoctorLine.Pass(
            Name, $"this machine calls from {examination.LocalEnd}, before any address translation; the app's own: --resource-id"));
    }
}
