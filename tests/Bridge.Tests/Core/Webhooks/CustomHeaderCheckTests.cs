using System.Buffers;
using System.Text;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Bridge.Tests.Core.Webhooks;

public sealed class CustomHeaderCheckTests
{
    private static readonly string Longest = new('v', RequiredHeader.MaxValueChars);

    private static readonly CustomHeaderCheck Check = new(
    [
        new RequiredHeader("X-One", ["Alpha-1", "alpha-2", Longest]),
        new RequiredHeader("X-Two", ["beta"]),
    ]);

    [Theory]
    [InlineData("Alpha-1", "BRG100")]
    [InlineData("alpha-2", "BRG100")]
    [InlineData("alpha-1", "BRG121")]
    [InlineData("Alpha-1 ", "BRG121")]
    [InlineData(" Alpha-1", "BRG121")]
    [InlineData("Alpha-", "BRG121")]
    [InlineData("Alpha-11", "BRG121")]
    [InlineData("Alpha-1,alpha-2", "BRG121")]
    [InlineData("Alpha-1\0", "BRG121")]
    [InlineData("\uD800", "BRG121")]
    [InlineData("beta", "BRG121")]
    [InlineData("", "BRG121")]
    public void Refusal_Value_IsExactlyOneOfTheAccepted(string value, string code)
    {
        Assert.Equal(code, Judge(value, "beta"));
    }

    [Fact]
    public void Refusal_LongValues_AreComparedUpToTheCapAndNotLookedAtBeyond()
    {
        Assert.Equal("BRG100", Judge(Longest, "beta"));
        Assert.Equal("BRG121", Judge(Longest + "v", "beta"));
        Assert.Equal("BRG121", Judge(new string('\u20AC', RequiredHeader.MaxValueChars), "beta"));
        Assert.Equal("BRG121", Judge(new string('v', 1_000_000), "beta"));
    }

    [Fact]
    public void Refusal_AbsentOrRepeated_IsMissing()
    {
        Assert.Equal("BRG120", Judge(default, "beta"));
        Assert.Equal("BRG120", Judge(new StringValues(["Alpha-1", "Alpha-1"]), "beta"));
        Assert.Equal("BRG120", Judge(new StringValues([null]), "beta"));
    }

    [Fact]
    public void Refusal_SeveralWrong_NamesTheFirst()
    {
        Assert.Equal("BRG121", Judge("other", default));
        Assert.Equal("BRG120", Judge(default, "other"));
        Assert.Equal("BRG121", Judge("Alpha-1", "other"));
        Assert.Equal("BRG120", Judge("Alpha-1", default));
    }

    [Fact]
    public void Judge_OneValueListedTwice_IsAccepted()
    {
        Assert.Equal(HeaderOutcome.Accepted, new RequiredHeader("X", ["v", "v"]).Judge("v"));
    }

    [Fact]
    public void Judge_AnyValue_LeavesNothingOfItInThePool()
    {
        var room = Encoding.UTF8.GetMaxByteCount(RequiredHeader.MaxValueChars);
        var before = ArrayPool<byte>.Shared.Rent(room);
        ArrayPool<byte>.Shared.Return(before);

        new RequiredHeader("X", ["v"]).Judge("presented");

        var after = ArrayPool<byte>.Shared.Rent(room);
        Assert.Same(before, after);
        Assert.Equal(-1, after.AsSpan().IndexOf("presented"u8));
        ArrayPool<byte>.Shared.Return(after);
    }

    [Fact]
    public void RequiredHeader_NoAcceptedValue_CannotBeMade()
    {
        Assert.Throws<ArgumentException>(() => new RequiredHeader("X-One", []));
        Assert.Throws<ArgumentException>(() => new RequiredHeader("X-One", null!));
    }

    private static string Judge(StringValues one, StringValues two)
    {
        var request = new WebhookRequest(name => name == "X-One" ? one : two, null, null, Stream.Null);
        return (Check.Refusal(request, new Evidence()) ?? Verdicts.Accepted).Code;
    }
}
