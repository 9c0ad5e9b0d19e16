using Bridge.Core.Truv;
using Bridge.Core.Truv.Webhooks;

namespace Bridge.Tests.Core.Truv.Webhooks;

public sealed class TruvWebhooksTests
{
    private static readonly string Sample =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "api.webhooks-list.json"));

    [Fact]
    public async Task List_Paged_IsRead()
    {
        var list = await ListAsync(ScriptedTruv.Of(("/v1/webhooks/?page_size=100", Sample)));

        var webhook = Assert.Single(list.Webhooks);
        Assert.Equal(TruvOutcome.Found, list.Outcome);
        Assert.Equal(
            ("d90e4b7263fa4c18ae57b1c30d68f942", "webhook-bridge", "https://bridge.example.com/api/webhooks/truv", "sandbox", true),
            (webhook.Id, webhook.Name, webhook.Url, webhook.EnvironmentType, webhook.IsEnabled));
        Assert.Equal(["task-status-updated", "order-status-updated"], webhook.Events);
    }

    [Fact]
    public async Task List_PlainArrayWithoutNewerFields_IsReadAsFarAsItGoes()
    {
        var list = await ListAsync(ScriptedTruv.Always(200, """[{"id":"a"},{"id":"b","enabled":false,"events":[]}]"""));

        Assert.Equal([(null, true), (false, false)], list.Webhooks.Select(one => (one.IsEnabled, one.Events is null)));
    }

    [Theory]
    [InlineData("""{"id":"a"}""")]
    [InlineData("""[{"id":"a"},{"name":"without an id"}]""")]
    [InlineData("[1]")]
    public async Task List_AnswerThatIsNoList_IsUnavailableAndNotEmpty(string json)
    {
        Assert.Equal(TruvOutcome.Unavailable, (await ListAsync(ScriptedTruv.Always(200, json))).Outcome);
    }

    [Fact]
    public async Task List_Trouble_IsItsOutcome()
    {
        Assert.Equal(TruvOutcome.NotFound, (await ListAsync(ScriptedTruv.Of())).Outcome);
    }

    [Theory]
    [InlineData(true, null, """{"enabled":true}""")]
    [InlineData(null, "a,b", """{"events":["a","b"]}""")]
    [InlineData(false, "a", """{"enabled":false,"events":["a"]}""")]
    public async Task Change_SendsOnlyWhatChangesAndGivesWhatIsNow(bool? enabled, string? events, string body)
    {
        var truv = ScriptedTruv.Always(200, """{"id":"a/b","enabled":true}""");
        using var pipeline = new TruvPipeline(truv);

        var changed = await pipeline.Webhooks.ChangeAsync(
            "a/b", new TruvWebhookChange(enabled, events?.Split(',')), TestContext.Current.CancellationToken);

        Assert.Equal(HttpMethod.Patch, truv.Last!.Method);
        Assert.Equal("/v1/webhooks/a%2Fb/", Assert.Single(truv.Asked));
        Assert.Equal(body, Assert.Single(truv.Bodies));
        Assert.True(Assert.Single(changed.Webhooks).IsEnabled);
    }

    [Fact]
    public async Task Change_OfNothing_IsRefused()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(200, "{}"));

        await Assert.ThrowsAsync<ArgumentException>(() => pipeline.Webhooks.ChangeAsync(
            "a", new TruvWebhookChange(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Change_Rejected_IsItsOutcome()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(400, "{}"));

        var changed = await pipeline.Webhooks.ChangeAsync(
            "a", new TruvWebhookChange(true), TestContext.Current.CancellationToken);

        Assert.Equal(TruvOutcome.Rejected, changed.Outcome);
    }

    private static async Task<TruvWebhookList> ListAsync(ScriptedTruv truv)
    {
        using var pipeline = new TruvPipeline(truv);
        return await pipeline.Webhooks.ListAsync(TestContext.Current.CancellationToken);
    }
}
