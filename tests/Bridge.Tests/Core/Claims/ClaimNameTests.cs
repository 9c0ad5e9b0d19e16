using Bridge.Core.Claims;

namespace Bridge.Tests.Core.Claims;

public sealed class ClaimNameTests
{
    private static readonly string Hash = string.Concat(Enumerable.Repeat("0af1", 16));

    [Fact]
    public void Parse_WhatToStringWrites_IsTheSame()
    {
        var name = new ClaimName(new DateOnly(2026, 2, 28), Hash);

        Assert.Equal($"2026-02-28/{Hash}.json", name.ToString());
        Assert.Equal(name, ClaimName.Parse(name.ToString()));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), name.EndOfDay);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-02-28/0af1.json")]
    [InlineData("2026-02-30/{0}.json")]
    [InlineData("2026-02-28-{0}.json")]
    [InlineData("2026-02-28/{0}.JSON")]
    [InlineData("2026-02-28/{0}.json.bak")]
    [InlineData("other/2026-02-28/{0}.json")]
    public void Parse_AnythingElse_IsNoName(string name) => Assert.Null(ClaimName.Parse(
        name.Replace("{0}", Hash, StringComparison.Ordinal)));

    [Fact]
    public void Parse_UpperCaseHash_IsNoName() => Assert.Null(ClaimName.Parse($"2026-02-28/{Hash.ToUpperInvariant()}.json"));
}
