using System.Buffers.Text;
using System.Text;
using Bridge.Local.ServiceBus.Amqp;
using FsCheck.Xunit;

namespace Bridge.Tests.Local.ServiceBus;

public sealed class BearerTokenTests(BrokerFixture broker) : IClassFixture<BrokerFixture>
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly long End = Now.AddMinutes(5).ToUnixTimeSeconds();

    [Theory]
    [InlineData("https://servicebus.azure.net")]
    [InlineData("https://servicebus.azure.net/")]
    public void Verify_TokenForServiceBus_IsValidUntilItsExpiry(string audience)
    {
        Assert.Equal(Now.AddMinutes(5), BearerToken.Verify(Token($$"""{"aud":"{{audience}}","exp":{{End}}}"""), Now));
    }

    [Theory]
    [InlineData("""{"aud":"https://vault.azure.net","exp":1767323345}""")]
    [InlineData("""{"aud":"https://servicebus.azure.net","exp":1767323045}""")]
    [InlineData("""{"aud":"https://servicebus.azure.net"}""")]
    [InlineData("""{"aud":"https://servicebus.azure.net","exp":"soon"}""")]
    [InlineData("""{"aud":"https://servicebus.azure.net","exp":1e300}""")]
    [InlineData("""{"aud":["https://servicebus.azure.net"],"exp":1767323345}""")]
    [InlineData("[]")]
    [InlineData("no json")]
    public void Verify_AnotherToken_IsRefused(string claims)
    {
        Assert.Null(BearerToken.Verify(Token(claims), Now));
    }

    [Property(MaxTest = 1000)]
    public bool Verify_AnyText_IsRefusedWithoutAnError(string? text) =>
        BearerToken.Verify(text ?? "", Now) is null && BearerToken.Verify($"a.{text}.b", Now) is null;

    [Fact]
    public async Task PutToken_BearerForServiceBus_IsTakenAndAnotherIsNot()
    {
        await using var client = await RawClient.ConnectAsync(broker.Broker.Port);
        var later = TimeProvider.System.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds();

        var right = await client.PutTokenAsync(
            "amqp://localhost/queue-1", "jwt", Token($$"""{"aud":"https://servicebus.azure.net","exp":{{later}}}"""));
        var wrong = await client.PutTokenAsync(
            "amqp://localhost/queue-1", "jwt", Token($$"""{"aud":"https://vault.azure.net","exp":{{later}}}"""));

        Assert.Equal((202, 401), (right.ApplicationProperties["status-code"], wrong.ApplicationProperties["status-code"]));
    }

    private static string Token(string claims) =>
        $"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.sig";
}
