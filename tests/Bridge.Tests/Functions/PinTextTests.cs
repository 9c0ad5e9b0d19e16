using Bridge.Core.Certificates;
using Bridge.Functions.Settings;

namespace Bridge.Tests.Functions;

public sealed class PinTextTests
{
    private static readonly string A = new('a', 64);
    private static readonly string B = string.Join(':', Enumerable.Repeat("0F", 32));

    public static TheoryData<string, bool> Texts => new()
    {
        { A, true },
        { B, true },
        { $"{A},{B}", true },
        { $" {A}\r\n\t{B} ", true },
        { "", false },
        { " , ", false },
        { A[1..], false },
        { A + "a", false },
        { A[1..] + "g", false },
        { $"{A},b", false },
        { $"b,{A}", false },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void IsValid_Text_HasAtLeastOneValueAndAllAreSha256(string text, bool isValid)
    {
        Assert.Equal(isValid, PinText.IsValid(text));
    }

    [Fact]
    public void Parse_SeveralValues_AreAsManyPinsOfTheirKind()
    {
        var pins = PinText.Parse($"{A}\n{B}", CertificatePinKind.PublicKey).ToArray();

        Assert.All(pins, pin => Assert.Equal(CertificatePinKind.PublicKey, pin.Kind));
        Assert.Equal([A.ToUpperInvariant(), B.Replace(":", "", StringComparison.Ordinal)], pins.Select(pin => Convert.ToHexString(pin.Sha256.Span)));
        Assert.Empty(PinText.Parse(null, CertificatePinKind.Certificate));
    }
}
