using Bridge.Cli.Cert.Authority;
using Bridge.Cli.Cert.Inventory;
using Bridge.Core.Certificates.Issuing;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Cli.Cert;

public sealed class IssuedItemsTests
{
    private static readonly DateTimeOffset Now = TestAuthority.Now;

    [Fact]
    public void Of_SeveralForOneSubject_OnlyTheNewestIsInUse()
    {
        IssuedCertificate[] issued =
        [
            One("01", "CN=truv", issuedDaysAgo: 400, daysLeft: -35), One("02", "CN=truv", issuedDaysAgo: 30, daysLeft: 20),
            One("03", "CN=truv", issuedDaysAgo: 5, daysLeft: 360), One("04", "CN=truv", issuedDaysAgo: 1, daysLeft: 364) with { RevokedAt = Now },
            One("05", "CN=other", issuedDaysAgo: 2, daysLeft: 3),
        ];

        var items = IssuedItems.Of(issued, "a rule", Now);

        Assert.Equal(
            ["04 revoked", "05 active", "03 active", "02 former", "01 expired"], items.Select(item => $"{item.Name} {item.State}"));
    }

    [Fact]
    public async Task Log_WrittenTwiceForOneSerial_KeepsTheLater()
    {
        await using var fixture = await CertFixture.StartAsync();
        IIssueLog[] logs = [new VaultIssueLog(fixture.Vault.Clients.Secrets, "ca"), new FileIssueLog(fixture.PathOf("log.jsonl"))];
        foreach (var log in logs)
        {
            await log.WriteAsync(One("AB", "CN=truv", 1, 1), TestContext.Current.CancellationToken);
            await log.WriteAsync(One("AB", "CN=truv", 1, 1) with { RevokedAt = Now }, TestContext.Current.CancellationToken);

            var entry = Assert.Single(await log.ReadAsync(TestContext.Current.CancellationToken));
            Assert.Equal(Now, entry.RevokedAt);
        }
    }

    private static IssuedCertificate One(string serial, string subject, int issuedDaysAgo, int daysLeft) =>
        new(serial, subject, "AA", "BB", Now.AddDays(-issuedDaysAgo), Now.AddDays(daysLeft));
}
