using Bridge.Functions.Settings;

namespace Bridge.Tests.Functions;

public sealed class CrlLocationsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("/a.crl", "/a.crl")]
    [InlineData(" /a.crl ,, https://host/b.crl ", "/a.crl", "https://host/b.crl")]
    public void Of_Setting_IsAListWithoutEmptyPlaces(string? setting, params string[] expected)
    {
        Assert.Equal(expected, CrlLocations.Of(new TrustRuleOptions { Crl = setting }));
    }

    [Theory]
    [InlineData("http://host/a.crl", true)]
    [InlineData("https://host/a.crl", true)]
    [InlineData("file:///a.crl", false)]
    [InlineData("ftp://host/a.crl", false)]
    [InlineData("/a.crl", false)]
    [InlineData("a.crl", false)]
    public void IsAddress_Location_IsOneOfTheWeb(string location, bool isAddress)
    {
        Assert.Equal(isAddress, CrlLocations.IsAddress(location, out _));
    }
}
