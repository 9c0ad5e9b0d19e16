using System.Text.Json;
using Bridge.Cli.Infra.Checking;

namespace Bridge.Cli.Infra;

/// <summary>The check as JSON, for a pipeline.</summary>
internal static class CheckJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true,
    };

    internal static string Of(InfraCheck check) => JsonSerializer.Serialize(
        new
        {
            check.Passed,
            check.Diagnostics,
            Rules = check.Results.Select(result => new
            {
                result.Rule.Name,
                Severity = result.Rule.Severity.ToString(),
                Verdict = result.Verdict.ToString(),
                result.Rule.Statement,
                result.Rule.Remedy,
                result.Violations,
            }),
        },
        Options);
}
