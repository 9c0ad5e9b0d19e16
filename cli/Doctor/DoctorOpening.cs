using Azure.Identity;
using Bridge.Cli.Doctor.Lines;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Doctor;

/// <summary>The first line: whether there is an installation that can be examined at all.</summary>
internal static class DoctorOpening
{
    internal static DoctorLine Sound(string origin) => DoctorLine.Pass(LineNames.Settings, $"{origin}: complete and consistent");

    /// <summary>The lines that say why nothing else can be looked at; null when the exception is none of those.</summary>
    internal static IReadOnlyList<DoctorLine>? Failed(Exception exception, string origin) => exception switch
    {
        OptionsValidationException e => [Settings(origin, e.Failures), .. Rest(LineNames.Settings)],
        AggregateException e when e.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            [Settings(origin, e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)), .. Rest(LineNames.Settings)],
        AuthenticationFailedException =>
        [
            Sound(origin),
            DoctorLine.Fail(LineNames.Vault, "nobody is signed in", "az login; locally: is './bridge up' still running?"),
            .. Rest(LineNames.Vault).Skip(1),
        ],
        _ => null,
    };

    private static DoctorLine Settings(string origin, IEnumerable<string> failures) => DoctorLine.Fail(
        LineNames.Settings, $"{origin}: {string.Join(" ", failures)}", "Correct each setting: docs/configuration.md.");

    private static IEnumerable<DoctorLine> Rest(string needs) =>
        DoctorRun.All.Select(check => DoctorLine.Skipped(check.Name, $"needs: {needs}"));
}
