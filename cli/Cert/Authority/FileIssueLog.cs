using System.Text.Json;
using Bridge.Core.Certificates.Issuing;

namespace Bridge.Cli.Cert.Authority;

/// <summary>The issue log as lines of JSON; of several lines with one serial number the last counts.</summary>
internal sealed class FileIssueLog(string file) : IIssueLog
{
    public async Task<IReadOnlyList<IssuedCertificate>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(file)) return [];
        var all = new Dictionary<string, IssuedCertificate>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in await File.ReadAllLinesAsync(file, cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var one = JsonSerializer.Deserialize<IssuedCertificate>(line, IssueLogJson.Options)!;
            all[one.SerialNumber] = one;
        }

        return [.. all.Values];
    }

    public Task WriteAsync(IssuedCertificate issued, CancellationToken cancellationToken) => File.AppendAllTextAsync(
        file, JsonSerializer.Serialize(issued, IssueLogJson.Options) + "\n", cancellationToken);
}
