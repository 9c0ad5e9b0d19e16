using System.Text;
using System.Text.Json;
using Bridge.Core.Enrichment.Planning;
using Bridge.Core.Events;

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
    [InlineData("""{"event_type":"order-created","order_id":"x"}""", "order")]
    [InlineData("""{"event_type":"order-status-updated","order_id":"x","status":"sent"}""", "order")]
    [InlineData("""{"event_type":"order-status-updated","order_id":"x","status":"completed"}""", "order voie_report voa_report")]
    [InlineData("""{"event_type":"order-refresh-failed","order_id":"x"}""", "order order_events")]
    [InlineData("""{"event_type":"order-finalized","order_id":"x"}""", "order voie_report voa_report")]
    [InlineData("""{"event_type":"certification-completed","order_id":"x"}""", "order certifications")]
    [InlineData("""{"event_type":"task-status-updated","task_id":"x","status":"parse","product":"income"}""", "task")]
    [InlineData("""{"event_type":"task-status-updated","task_id":"x","status":"done","product":"income"}""", "task income_report")]
    [InlineData("""{"event_type":"task-status-updated","task_id":"x","status":"done","product":"employment"}""", "task employment_report")]
    [InlineData("""{"event_type":"task-status-updated","task_id":"x","status":"done","product":"deposit_switch"}""", "task direct_deposit_report")]
    [InlineData("""{"event_type":"task-status-updated","task_id":"x","status":"done","product":"pll"}""", "task pll_report")]
    [InlineData("""{"event_type":"task-status-updated","task_id":"x","status":"done","product":"insurance"}""", "task insurance_report")]
    [InlineData("""{"event_type":"task-status-updated","task_id":"x","status":"done","product":"assets"}""", "task user voa_report")]
    [InlineData("""{"event_type":"task-status-updated","status":"done","product":"transactions"}""", "task user voa_report income_insights_report")]
    [InlineData("""{"event_type":"task-status-updated","status":"done","product":"income","data_source":"docs"}""", "task income_report parsed_documents")]
    [InlineData("""{"event_type":"task-status-updated","status":"done","product":"income","data_source":"tax"}""", "task income_report tax")]
    [InlineData("""{"event_type":"task-status-updated","task_id":"x","status":"done","product":"brand-new"}""", "task")]
    [InlineData("""{"event_type":"link-connected","link_id":"x"}""", "link")]
    [InlineData("""{"event_type":"link-deleted","link_id":"x"}""", "")]
    [InlineData("""{"event_type":"employment-updated","link_id":"x"}""", "employments")]
    [InlineData("""{"event_type":"brand-new","link_id":"x"}""", "")]
    public void For_Event_PlansItsResources(string body, string names)
    {
        Assert.Equal(names, string.Join(' ', EnrichmentPlan.For(Event(body)).Select(r => r.Name)));
    }

    [Theory]
    [InlineData("../users/1", "/v1/links/..%2Fusers%2F1/")]
    [InlineData("a?b=c#d", "/v1/links/a%3Fb%3Dc%23d/")]
    [InlineData("..", null)]
    [InlineData("", null)]
    public void Resolve_IdThatWouldChangeThePath_CannotLeaveIt(string id, string? path)
    {
        var truvEvent = Event($$"""{"event_type":"link-connected","link_id":"{{id}}"}""");

        Assert.Equal(path, TruvResources.Link.Template.Resolve(truvEvent, _ => null));
    }

    [Fact]
    public void Resolve_IdThatOnlyAnotherResourceTells_IsTakenFromThere()
    {
        var order = JsonElement.Parse("""{"voie_report_id":"r1","user_id":"u2"}""");
        var known = Event("""{"event_type":"order-finalized","user_id":"u1"}""");
        var unknown = Event("""{"event_type":"order-finalized","user_id":null}""");

        Assert.Equal("/v1/users/u1/reports/r1/", TruvResources.OrderVoieReport.Template.Resolve(known, _ => order));
        Assert.Equal("/v1/users/u2/reports/r1/", TruvResources.OrderVoieReport.Template.Resolve(unknown, _ => order));
        Assert.Null(TruvResources.OrderVoieReport.Template.Resolve(known, _ => null));
        Assert.Equal(["order"], TruvResources.OrderVoieReport.Template.Needs);
    }

    [Fact]
    public void Rows_EachNeed_IsAskedForEarlierInTheSameEvent()
    {
        foreach (var body in SampleBodies())
        {
            var seen = new HashSet<string>();
            foreach (var resource in EnrichmentPlan.For(Event(body)))
            {
                Assert.True(
                    resource.Template.Needs.All(seen.Contains) || resource.Template.Resolve(Event(body), _ => null) is not null,
                    $"{resource.Name} needs what is not asked for before it.");
                seen.Add(resource.Name);
            }
        }
    }

    private static IEnumerable<string> SampleBodies() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "webhook.*.json").Select(File.ReadAllText);

    private static TruvEvent Event(string body)
    {
        var whole = body.Contains("webhook_id", StringComparison.Ordinal) ? body : body.Insert(1, "\"webhook_id\":\"w\",");
        Assert.Null(TruvEventReader.Read(Encoding.UTF8.GetBytes(whole), out var truvEvent));
        return truvEvent!;
    }
}
