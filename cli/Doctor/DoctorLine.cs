namespace Bridge.Cli.Doctor;

/// <summary>One line of the examination.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State">How it ended.</param>
/// <param name="Evidence">What was seen.</param>
/// <param name="Remedy">What to do; null when there is nothing to do.</param>
internal sealed record DoctorLine(string Name, DoctorState State, string Evidence, string? Remedy = null)
{
    internal static DoctorLine Pass(string name, string evidence) => new(name, DoctorState.Pass, evidence);

    internal static DoctorLine Warn(string name, string evidence, string remedy) => new(name, DoctorState.Warn, evidence, remedy);

    internal static DoctorLine Fail(string name, string evidence, string remedy) => new(name, DoctorState.Fail, evidence, remedy);

    internal static DoctorLine Skipped(string name, string why) => new(name, DoctorState.Skipped, why);
}
