using Bridge.Core.Truv.Paging;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Truv.Paging;

public sealed class NextLinkTests
{
    [Property(MaxTest = 5000)]
    public bool After_AnyLink_KeepsPathAndOwnQueryAndIsSafe(string? noise, string? value, bool usesCursor)
    {
        var name = usesCursor ? "cursor" : "page";
        var following = NextLink.After("/v1/tasks/?user_id=u", $"{noise}?{noise}&{name}={value}&{noise}");

        return following is null
            || (following.StartsWith("/v1/tasks/?user_id=u&", StringComparison.Ordinal)
                && new Uri(new Uri("https://api.test/"), following).Host == "api.test"
                && following.All(c => c is > ' ' and < (char)127 and not '#'));
    }

    [Fact]
    public void After_OwnPagingValues_AreReplacedNotRepeated()
    {
        Assert.Equal("/p/?a=1&page=3&page_size=7", NextLink.After("/p/?page=2&a=1&page_size=9", "https://x/y?page=3&page_size=7"));
    }
}
