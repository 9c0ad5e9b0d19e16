using Microsoft.Extensions.Options;

namespace Bridge.Tests.Functions;

public sealed class VaultContentsReaderTests(VaultFixture vault) : IClassFixture<VaultFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_CompleteVault_GivesPolicyCredentialsAndACertificateWithItsKey()
    {
        var contents = await vault.Reader().ReadAsync(Token);

        Assert.Equal(["issued", "pinned"], contents.Policy.TrustRules.Select(rule => rule.Name));
        Assert.Equal(["secret-1", "secret-2"], contents.Policy.Secrets.Select(secret => secret.Label));
        Assert.Equal("X-Key", Assert.Single(contents.Policy.Headers).Name);
        Assert.Equal(("the-client", "sandbox-one"), (contents.Credentials.ClientId, contents.Credentials.AccessSecret));
        Assert.True(contents.ClientCertificate.HasPrivateKey);
        Assert.Contains("CN=api-mtls.bridge-local.truv.com", contents.ClientCertificate.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ManyThingsWrong_ListsAllOfThem()
    {
        var reader = vault.Reader((truv, receiving, _) =>
        {
            truv.ClientCertificate = "missing-certificate";
            truv.ClientIdSecret = "missing-client-id";
            truv.AccessSecrets = "secret-1,production-secret,empty";
            receiving.Headers[0].Secrets = "missing-header";
            receiving.TrustRules[0].CaSecret = "header-1";
        });

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => reader.ReadAsync(Token));

        string[] expected =
        [
            "'missing-certificate' cannot be read: there is none of that name", "'missing-client-id' cannot be read",
            "'production-secret' does not begin with 'sandbox-'", "'empty' is empty", "'missing-header' cannot be read",
            "'header-1' holds no PEM certificate",
        ];
        Assert.Equal(expected.Length, refusal.Failures.Count());
        Assert.All(expected, text => Assert.Contains(text, refusal.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("prod-one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_VaultOfAnotherAuthority_SaysThatItCannotBeReached()
    {
        var reader = vault.Reader((_, _, keyVault) => keyVault.CaFile = vault.Pki.ApiCaFile);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => reader.ReadAsync(Token));

        Assert.Contains("KeyVault__CaFile", refusal.Message, StringComparison.Ordinal);
    }
}
