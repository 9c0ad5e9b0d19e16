using System.Globalization;
using Bridge.Local.ServiceBus.Amqp;
using FsCheck.Xunit;

namespace Bridge.Tests.Local.ServiceBus;

public sealed class SharedAccessKeyTests
{
    private const string Audience = "amqp://localhost:5672/webhooks";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Now.AddMinutes(5);

    private readonly SharedAccessKey _key = new("root", "secret");

    [Theory]
    [InlineData(Audience)]
    [InlineData("amqp://localhost/webhooks")]
    [InlineData("sb://localhost/WEBHOOKS/")]
    [InlineData("amqp://localhost/webhooks/$management")]
    [InlineData("amqp://localhost/webhooks/$deadletterqueue")]
    public void Verify_SignedToken_IsValidUntilItsExpiry(string audience)
    {
        Assert.Equal(End, _key.Verify(Sign(Audience), audience, Now));
    }

    [Fact]
    public void Verify_TokenForTheNamespace_CoversItsQueues()
    {
        Assert.NotNull(_key.Verify(Sign("sb://localhost/"), Audience, Now));
    }

    [Theory]
    [InlineData("amqp://localhost/other")]
    [InlineData("amqp://localhost/webhooks2")]
    [InlineData("amqp://localhost/")]
    public void Verify_OtherAudience_IsRefused(string audience)
    {
        Assert.Null(_key.Verify(Sign(Audience), audience, Now));
    }

    [Fact]
    public void Verify_ExpiredToken_IsRefused()
    {
        Assert.Null(_key.Verify(Sign(Audience), Audience, End));
    }

    [Fact]
    public void Verify_OtherKeyName_IsRefused()
    {
        Assert.Null(_key.Verify(Sign(Audience, name: "reader"), Audience, Now));
    }

    [Fact]
    public void Verify_OtherKey_IsRefused()
    {
        Assert.Null(_key.Verify(Sign(Audience, key: "guess"), Audience, Now));
    }

    [Fact]
    public void Verify_ProlongedExpiry_IsRefused()
    {
        var expiry = End.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var later = Now.AddDays(5).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        Assert.Null(_key.Verify(Sign(Audience).Replace(expiry, later, StringComparison.Ordinal), Audience, Now));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("253402300800")]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999")]
    public void Verify_SignedButImpossibleExpiry_IsRefused(string expiry)
    {
        Assert.Null(_key.Verify(SignedToken.Of(Audience, expiry, "root", "secret"), Audience, Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("SharedAccessSignature ")]
    [InlineData("SharedAccessSignature sr&sig&se&skn")]
    [InlineData("SharedAccessSignature sr=&sig=&se=&skn=root")]
    [InlineData("SharedAccessSignature sr=a&sr=b&sig=%&se=1&skn=root&skn=root")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    public void Verify_Garbage_IsRefused(string token)
    {
        Assert.Null(_key.Verify(token, Audience, Now));
    }

    [Property(MaxTest = 2000)]
    public bool Verify_AnyText_IsRefusedWithoutAnError(string? text, string? audience) =>
        _key.Verify(text ?? "", audience ?? "", Now) is null
        && _key.Verify($"SharedAccessSignature {text}", audience ?? "", Now) is null
        && _key.Verify($"SharedAccessSignature sr={text}&sig={text}&se={text}&skn=root", audience ?? "", Now) is null;

    [Property(MaxTest = 2000)]
    public bool Verify_AnySignedResource_IsRefusedOrValidWithoutAnError(string? resource, string? audience)
    {
        var expiresAt = _key.Verify(Sign(resource ?? ""), audience ?? "", Now);
        return expiresAt is null || expiresAt == End;
    }

    private static string Sign(string resource, string key = "secret", string name = "root") =>
        SignedToken.Of(resource, End, name, key);
}
