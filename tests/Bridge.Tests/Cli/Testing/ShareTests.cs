using Bridge.Cli.Testing;

namespace Bridge.Tests.Cli.Testing;

public sealed class ShareTests
{
    [Fact]
    public void ToString_AlmostAll_IsRoundedDown() => Assert.Equal("99.9 %", new Share(9999, 10000).ToString());

    [Fact]
    public void Percent_NothingOfNothing_IsAll()
    {
        Assert.Equal(100, default(Share).Percent);
        Assert.Equal("–", default(Share).ToString());
    }

    [Fact]
    public void Sum_TwoShares_AddsPartsAndWholes() => Assert.Equal(new Share(3, 7), new Share(1, 3) + new Share(2, 4));
}
