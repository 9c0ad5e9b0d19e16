using System.Collections.Concurrent;
using Bridge.Core.Truv;
using Bridge.Functions.Vault;

namespace Bridge.Tests.Functions.Vault;

/// <summary>An API host that answers what a test says, and knows which versions were shown to it.</summary>
internal sealed class FakeHandshake : IApiHandshake
{
    public PreflightOutcome Outcome { get; set; } = PreflightOutcome.Passed;

    public ConcurrentQueue<string> Shown { get; } = new();

    public Task<PreflightOutcome> TryAsync(
        ClientCertificate certificate, TruvCredentials credentials, CancellationToken cancellationToken)
    {
        Shown.Enqueue(certificate.Version);
        return Task.FromResult(Outcome);
    }
}
