using Bridge.Cli.Explain;
using Bridge.Core.Webhooks;

namespace Bridge.Tests.Cli.Explain;

public sealed class VerdictLookupTests
{
    [Theory]
    [InlineData("BRG131")]
    [InlineData("brg131")]
    [InlineData("131")]
    [InlineData("signature-mismatch")]
    [InlineData("Signature-Mismatch")]
    [InlineData(" BRG131 ")]
    public void Find_AnySpellingOfAVerdict_IsThatVerdict(string text) =>
        Assert.Same(Verdicts.SignatureMismatch, VerdictLookup.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("BRG")]
    [InlineData("BRG999")]
    [InlineData("31")]
    [InlineData("signature")]
    public void Find_AnythingElse_IsNull(string text) => Assert.Null(VerdictLookup.Find(text));

    [Theory]
    [InlineData("signature-missmatch", "BRG131")]
    [InlineData("BGR131", "BRG131")]
    [InlineData("header-mismach", "BRG121")]
    [InlineData("revoked", "BRG116")]
    public void Nearest_SlipOfThePen_StartsWithWhatWasMeant(string text, string code) =>
        Assert.Equal(code, VerdictLookup.Nearest(text)[0].Code);

    [Fact]
    public void Nearest_PieceOfManyNames_IsNoMoreThanThree() => Assert.Equal(3, VerdictLookup.Nearest("certificate").Count);

    [Theory]
    [InlineData("")]
    [InlineData("weather in Miami")]
    public void Nearest_NothingComesNear_IsNone(string text) => Assert.Empty(VerdictLookup.Nearest(text));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("same", "same", 0)]
    public void EditDistance_TwoTexts_IsTheFewestChanges(string from, string to, int expected) =>
        Assert.Equal(expected, EditDistance.Between(from, to));
}
