using System.Security.Cryptography;
using Bridge.Cli.Secrets;

namespace Bridge.Cli.Drill.Rotations;

/// <summary>Another value of the custom header.</summary>
internal sealed class HeaderRotation(DrillWork work) : IRotation
{
    public string Name => "custom header value";

    public WebhookSource Before(WebhookSource last) => last;

    public async Task<WebhookSource> AddAsync(WebhookSource before, CancellationToken cancellationToken)
    {
        var value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        work.Require(await work.Secrets.AddAsync(
            new NewSecret(SecretPurpose.Header, null, "2", value, null, null), cancellationToken));
        return before.With(headerValue: value);
    }

    public Task RetireAsync(CancellationToken cancellationToken) => work.RetireAsync("webhook-header-1", cancellationToken);
}
