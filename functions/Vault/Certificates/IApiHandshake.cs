using Bridge.Core.Truv;

namespace Bridge.Functions.Vault;

/// <summary>Shows a client certificate to Truv's API host before it is used.</summary>
public interface IApiHandshake
{
    /// <summary>Connects, shakes hands, and asks for something harmless.</summary>
    /// <returns><see cref="PreflightOutcome.Passed"/>, <c>Refused</c> or <c>Unreachable</c>.</returns>
    Task<PreflightOutcome> TryAsync(
        ClientCertificate certificate, TruvCredentials credentials, CancellationToken cancellationToken);
}
