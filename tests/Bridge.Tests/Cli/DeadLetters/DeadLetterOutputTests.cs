using System.Text.Json;
using Bridge.Cli.DeadLetters;
using Bridge.Core.DeadLetters;
using Bridge.Tests.Builders;

namespace Bridge.Tests.Cli.DeadLetters;

public sealed class DeadLetterOutputTests
{
    private static readonly DateTimeOffset Now = QuarantinedBuilder.ReceivedAt.AddMinutes(125);

    private readonly DeadLetter _letter = FakeDeadLetters.Letter(17);

    [Fact]
    public void Line_OfADeadLetter_HasEveryColumnAndNoBody()
    {
        var line = DeadLetterLine.Of("truv-events", _letter, Now);

        Assert.All(
            ["truv-events ", "17 ", "2026-06-01T12:00:00", "2h 5m", "MaxDeliveryCountExceeded", "order-created", "10", "8"],
            text => Assert.Contains(text, line, StringComparison.Ordinal));
        Assert.DoesNotContain("personal", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OfADeadLetter_IsOneObjectWithoutItsBody()
    {
        var line = DeadLetterLine.JsonOf("truv-events", _letter, Now);

        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal(("truv-events", 17, "MaxDeliveryCountExceeded", 7_500), (
            json.GetProperty("queue").GetString(), json.GetProperty("sequenceNumber").GetInt64(),
            json.GetProperty("reason").GetString(), json.GetProperty("ageSeconds").GetInt64()));
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("personal", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Details_OfADeadLetterWithForeignText_SayReasonAndPropertiesAndCannotSteerTheTerminal()
    {
        var details = string.Join(
            '\n', DeadLetterDetails.Of("truv-events", _letter with { Description = "\u001b[2Jgone" }, Now));

        Assert.Contains("MaxDeliveryCountExceeded", details, StringComparison.Ordinal);
        Assert.Contains("bridge-source", details, StringComparison.Ordinal);
        Assert.Contains("\\u001b[2Jgone", details, StringComparison.Ordinal);
        Assert.DoesNotContain("personal", details, StringComparison.Ordinal);
    }

    [Fact]
    public void DetailsAsJson_OfADeadLetter_HaveItsPropertiesAndNoBody()
    {
        var line = DeadLetterDetails.JsonOf("truv-events", _letter, Now);

        Assert.Equal("push", JsonDocument.Parse(line).RootElement.GetProperty("properties").GetProperty("bridge-source").GetString());
        Assert.DoesNotContain("personal", line, StringComparison.Ordinal);
    }
}
