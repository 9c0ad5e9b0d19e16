using Microsoft.Extensions.FileSystemGlobbing;

namespace Bridge.Cli.Testing;

/// <summary>The security core, which has to be covered and mutation-tested best: everything between a request and the queue.</summary>
internal static class ReceivingCode
{
    /// <summary>Globs relative to the repository, with forward slashes.</summary>
    internal static readonly IReadOnlyList<string> Globs =
    [
        "core/Certificates/**/*.cs",
        "core/Events/**/*.cs",
        "core/Webhooks/**/*.cs",
        "functions/Certificates/**/*.cs",
        "functions/Receiving/**/*.cs",
        "functions/Settings/Attestation*.cs",
        "functions/Settings/Carrier*.cs",
        "functions/Settings/Certificate*.cs",
        "functions/Settings/Crl*.cs",
        "functions/Settings/HeaderValue*.cs",
        "functions/Settings/Pem*.cs",
        "functions/Settings/Pin*.cs",
        "functions/Settings/Quarantine*.cs",
        "functions/Settings/Receiving*.cs",
        "functions/Settings/RequiredHeader*.cs",
        "functions/Settings/SourceAddress*.cs",
        "functions/Settings/TrustRule*.cs",
        "functions/Triggers/ReceiveWebhook.cs",
        "functions/Triggers/VerdictResult.cs",
    ];

    /// <summary>The whole product that runs in Azure.</summary>
    internal static readonly IReadOnlyList<string> Everything = ["core/**/*.cs", "functions/**/*.cs"];

    /// <summary>A test for paths relative to the repository; what the build generates never passes.</summary>
    internal static Func<string, bool> Filter(IEnumerable<string> globs)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(globs);
        matcher.AddExcludePatterns(["*/obj/**", "**/*.g.cs"]);
        return path => matcher.Match(path.Replace('\\', '/')).HasMatches;
    }
}
