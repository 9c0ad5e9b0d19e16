namespace Bridge.Cli.Cert;

/// <summary>Where a command's results and everything else go.</summary>
/// <param name="Output">Results.</param>
/// <param name="Errors">Explanations and next steps.</param>
internal sealed record Talk(TextWriter Output, TextWriter Errors)
{
    /// <summary>Says why not.</summary>
    /// <returns>The exit code for it.</returns>
    internal async Task<int> RefuseAsync(params string[] reasons)
    {
        foreach (var reason in reasons) await Errors.WriteLineAsync(reason);
        return ExitCodes.Failure;
    }
}
