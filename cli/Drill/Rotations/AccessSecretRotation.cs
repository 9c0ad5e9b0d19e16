using System.Security.Cryptography;
using Bridge.Cli.Secrets;

namespace Bridge.Cli.Drill.Rotations;

/// <summary>A new key at Truv, which signs and calls; then the old one is retired here and deleted at Truv.</summary>
internal sealed class AccessSecretRotation(DrillWork work) : IRotation
{
    public string Name => "Access Secret";

    public WebhookSource Before(WebhookSource last) => last;

    public async Task<WebhookSource> AddAsync(WebhookSource before, CancellationToken cancellationToken)
    {
        var secret = $"sandbox-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}";
        work.Laptop.TruvApi.Keys.Add(secret);
        work.Require(await work.Secrets.AddAsync(
            new NewSecret(SecretPurpose.Access, null, "2", secret, null, null), cancellationToken));
        return before.With(accessSecret: secret);
    }

    public async Task RetireAsync(CancellationToken cancellationToken)
    {
        await work.RetireAsync("truv-access-secret-1", cancellationToken);
        work.Laptop.TruvApi.Keys.Delete(work.Laptop.Secrets.AccessSecret);
    }
}
