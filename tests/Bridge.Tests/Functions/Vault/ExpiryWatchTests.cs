using Bridge.Functions.Vault;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Functions.Vault;

public sealed class ExpiryWatchTests
{
    private static readonly Expiring Certificate = new("api", ExpiringKind.ClientCertificate, TestAuthority.Now.AddDays(100));

    [Fact]
    public void Due_AsTimeGoesBy_WarnsAtEachThresholdAndThenDaily()
    {
        var watch = new ExpiryWatch();
        var warnedAt = new List<double>();

        for (var hour = 0; hour < 101 * 24; hour++)
        {
            foreach (var (_, days) in watch.Due([Certificate], TestAuthority.Now.AddHours(hour))) warnedAt.Add(days);
        }

        Assert.Equal(59, warnedAt[0]);
        Assert.Equal([.. Enumerable.Range(-1, 61).Reverse().Select(day => (double)day)], warnedAt);
    }

    [Theory]
    [InlineData(60.0, null)]
    [InlineData(59.9, 60)]
    [InlineData(29.9, 30)]
    [InlineData(6.9, 7)]
    [InlineData(-1.0, 7)]
    public void Of_DaysLeft_IsTheNarrowestThreshold(double days, int? threshold) =>
        Assert.Equal(threshold, ExpiryThresholds.Of(TimeSpan.FromDays(days)));
}
