using System.Text.Json;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.Consumers;

public sealed class ContractTests(BridgeUp up) : IClassFixture<BridgeUp>
{
    [Fact]
    public async Task Bridge_EverySampleWebhook_IsPublishedUnderTheContract()
    {
        var samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "webhook.*.json");
        var curl = new Curl(up);
        foreach (var sample in samples)
        {
            var body = await File.ReadAllTextAsync(sample, TestContext.Current.CancellationToken);
            Assert.StartsWith("HTTP/2 202", (await curl.SendAsync(body)).Output, StringComparison.Ordinal);
        }

        var messages = await new NodeConsumer(up).TakeAsync(samples.Length);

        Assert.All(messages, PublishedContract.AssertKept);
        Assert.Equal(samples.Length, messages.Select(NodeConsumer.CloudEvent).Select(Id).Distinct().Count());
    }

    private static string? Id(JsonElement cloudEvent) => cloudEvent.GetProperty("id").GetString();
}
