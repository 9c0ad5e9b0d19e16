using Bridge.Core.Enrichment;
using Bridge.Core.Events;
using System.Text;

namespace Bridge.Tests.Core.Enrichment;

public sealed class EnrichmentPlanTests
{
    [Fact]
    public void KnownTypes_AreTheNineteenOfTheCatalogue()
    {
        var samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "webhook.*.json")
            .Select(file => Path.GetFileName(file).Split('.')[1]);

        Assert.Equal(19, EnrichmentPlan.KnownTypes.Count());
        Assert.Equal(samples.Distinct().Order(), EnrichmentPlan.KnownTypes.Order());
    }

    [Theory]
    [InlineData("order-finalized", "order_id", "/v1/orders/x/")]
    [InlineData("task-status-updated", "task_id", "/v1/tasks/x/")]
    [InlineData("link-connected", "link_id", "/v1/links/x/")]
    [InlineData("employment-updated", "link_id", "/v1/links/x/ /v1/links/x/employments/")]
    [InlineData("link-deleted", "link_id", "")]
    [InlineData("order-created", "link_id", "")]
    public void For_EventType_PlansItsResources(string type, string idField, string paths)
    {
        Assert.Equal(paths, string.Join(' ', EnrichmentPlan.For(Event(type, idField, "x")).Select(r => r.Path)));
    }

    [Theory]
    [InlineData("../users/1", "/v1/links/..%2Fusers%2F1/")]
    [InlineData("a?b=c#d", "/v1/links/a%3Fb%3Dc%23d/")]
    [InlineData("..", "")]
    [InlineData("", "")]
    public void For_IdThatWouldChangeThePath_CannotLeaveIt(string id, string path)
    {
        Assert.Equal(path, string.Join(' ', EnrichmentPlan.For(Event("link-connected", "link_id", id)).Select(r => r.Path)));
    }

    private static TruvEvent Event(string type, string idField, string id)
    {
        var body = $$"""{"webhook_id":"w","event_type":"{{type}}","{{idField}}":"{{id}}"}""";
        Assert.Null(TruvEventReader.Read(Encoding.UTF8.GetBytes(body), out var truvEvent));
        return truvEvent!;
    }
}
