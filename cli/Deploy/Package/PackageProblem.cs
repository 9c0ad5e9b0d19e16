namespace Bridge.Cli.Deploy.Package;

/// <summary>Why a package must not be deployed.</summary>
/// <param name="Entry">The file it is about.</param>
/// <param name="Reason">What is wrong with it, and what to do.</param>
internal sealed record PackageProblem(string Entry, string Reason)
{
    public override string ToString() => $"{Entry}: {Reason}";
}
