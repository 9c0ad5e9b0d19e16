using System.Text.Json;
using Bridge.Cli.Parked;
using Bridge.Cli.Quarantine;
using Bridge.Core.Quarantine;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Cli.Quarantine;

public sealed class WebhookOutputTests
{
    private static readonly DateTimeOffset Now = QuarantinedBuilder.ReceivedAt.AddMinutes(125);

    private readonly QuarantinedWebhook _webhook = QuarantinedBuilder.Mismatch(17);

    [Fact]
    public void Line_OfAWebhook_HasEveryColumnAndNoBody()
    {
        var line = WebhookLine.Of(_webhook, Now);

        Assert.All(
            ["17 ", "2026-06-01T12:00:00", "2h 5m", "BRG131 signature-mismatch", "AAAAAAAAAAAA ", "issued", $"{_webhook.Body.Length}"],
            text => Assert.Contains(text, line, StringComparison.Ordinal));
        Assert.DoesNotContain("webhook_id", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OfAWebhook_IsOneObjectWithoutItsBody()
    {
        var line = WebhookLine.JsonOf(_webhook, Now);

        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal((17, "BRG131", 7_500), (
            json.GetProperty("sequenceNumber").GetInt64(), json.GetProperty("verdict").GetString(),
            json.GetProperty("ageSeconds").GetInt64()));
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("webhook_id", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Details_OfAWebhook_SayCauseRemedyAndWhetherItWouldPassNow()
    {
        var passing = Details("sandbox-other", WebhookBuilder.Secret);
        var failing = Details("sandbox-other");

        Assert.Contains("secret drift", passing, StringComparison.Ordinal);
        Assert.Contains("verifies under secret-2", passing, StringComparison.Ordinal);
        Assert.Contains("order-created, event ", passing, StringComparison.Ordinal);
        Assert.Contains("not possible. BRG131", failing, StringComparison.Ordinal);
        Assert.DoesNotContain("webhook_id", passing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u001b[2Jgone", "\\u001b[2Jgone")]
    [InlineData("a\u202eb", "a\\u202eb")]
    [InlineData("two\nlines\tand tab", "two\nlines\tand tab")]
    public void Printable_ForeignText_CannotSteerTheTerminal(string text, string expected) =>
        Assert.Equal(expected, Printable.Text(text));

    private string Details(params string[] secrets) =>
        string.Join('\n', WebhookDetails.Of(_webhook, QuarantinedBuilder.Look(secrets).At(_webhook), Now));
}
