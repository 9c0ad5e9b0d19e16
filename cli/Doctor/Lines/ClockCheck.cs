using System.Globalization;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>This machine's clock agrees with Truv's: certificates and trust rules go by it.</summary>
internal sealed class ClockCheck : IDoctorCheck
{
    private const double WarnSeconds = 30;
    private const double FailSeconds = 300;

    public string Name => LineNames.Clock;

    public IReadOnlyList<string> Needs => [LineNames.MutualTls];

    public Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        if (examination.ServerTime is not var (server, theirs, ours))
            return Task.FromResult(DoctorLine.Skipped(Name, $"{examination.ApiHost.Host} does not tell its time"));
        var skew = (ours - theirs).TotalSeconds;
        // The header counts in whole seconds.
        var evidence = string.Create(CultureInfo.InvariantCulture, $"{skew:+0;-0;0} s against {server}");
        const string remedy = "Synchronise the clock (NTP); in Azure this is the platform's, so look at the machine that runs this.";
        return Task.FromResult(Math.Abs(skew) switch
        {
            > FailSeconds => DoctorLine.Fail(Name, evidence, remedy),
            > WarnSeconds => DoctorLine.Warn(Name, evidence, remedy),
            _ => DoctorLine.Pass(Name, evidence),
        });
    }
}
