using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.Parked;
using Bridge.Core.Quarantine;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Quarantine;

/// <summary>The filters that only quarantined webhooks have.</summary>
internal static class QuarantineOptions
{
    private static readonly Option<string?> Verdict = new("--verdict")
    {
        Description = "Only with this verdict, by code or name: BRG131, signature-mismatch.", HelpName = "code",
    };

    internal static IEnumerable<Option> Filters => [Verdict];

    internal static ParkedSelection<QuarantinedWebhook> Read(ParseResult parsed, OpenInstallation installation) =>
        SelectionOptions.Read(
            parsed, new QuarantineSelection { Verdict = parsed.GetValue(Verdict) },
            installation.Services.GetRequiredService<TimeProvider>().GetUtcNow());
}
