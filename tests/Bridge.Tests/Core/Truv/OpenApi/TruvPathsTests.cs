using System.Reflection;
using Bridge.Core.Enrichment.Planning;
using Bridge.Core.Truv;

namespace Bridge.Tests.Core.Truv.OpenApi;

/// <summary>
/// Whatever the product asks Truv for is in Truv's own OpenAPI, or known from another source that is named here.
/// </summary>
public sealed class TruvPathsTests
{
    private static readonly TruvOpenApi Document = TruvOpenApi.Read();

    /// <summary>
    /// What the OpenAPI of March 2026 lacks: template, query name (empty: the path itself), source (truv.md).
    /// </summary>
    private static readonly (string Template, string Query, string Source)[] Exceptions =
    [
        ("/v1/webhook-requests/", "", "D-hist, T-hist: added after the OpenAPI"),
        ("/v1/webhook-requests/", "created_at__gte", "D-hist, T-hist"),
        ("/v1/webhook-requests/", "created_at__lte", "D-hist, T-hist"),
        ("/v1/webhook-requests/", "cursor", "T-hist"),
        ("/v1/webhook-requests/", "page_size", "T-hist"),
        ("/v1/orders/{order_id}/", "certification", "D-gov, T-orders_read: contradiction 11"),
    ];

    private static readonly TruvPath[] Asked =
    [
        .. TruvPaths.All,
        .. EnrichmentPlan.Rows.SelectMany(row => row.Resources).SelectMany(WithFallbacks).Distinct().Select(PathOf),
    ];

    public static TheoryData<string, string> Paths => new(Asked.Select(path => (path.Method.Method, path.Template)).Distinct());

    [Fact]
    public void Document_IsReadWhole()
    {
        Assert.InRange(Document.Count, 90, 200);
        Assert.Contains("fmt", Document.QueriesOf(HttpMethod.Get, "/v1/users/{id}/reports/{report}/")!);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Path_AndEveryQueryName_IsInTheOpenApiOrAKnownException(string method, string template)
    {
        var names = Asked.Where(one => one.Method.Method == method && one.Template == template)
            .SelectMany(one => one.Query).ToArray();
        var queries = Document.QueriesOf(new HttpMethod(method), template);

        string[] unknown = queries is null ? ["", .. names] : [.. names.Except(queries)];

        Assert.DoesNotContain(unknown, query => !Exceptions.Any(one => one.Template == template && one.Query == query));
    }

    [Fact]
    public void Exceptions_AreNeededAndNameTheirSource()
    {
        Assert.All(Exceptions, one =>
        {
            Assert.NotEmpty(one.Source);
            var queries = Document.QueriesOf(HttpMethod.Get, one.Template);
            Assert.True(queries is null || (one.Query.Length > 0 && !queries.Contains(one.Query)), $"{one} is in the OpenAPI.");
        });
    }

    [Fact]
    public void All_HasEveryPathOnce()
    {
        var declared = typeof(TruvPaths).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<TruvPath>();

        Assert.Equal(declared, TruvPaths.All);
        Assert.Equal(TruvPaths.All.Count, TruvPaths.All.Select(path => (path.Method, path.Template)).Distinct().Count());
        Assert.All(TruvPaths.All, path => Assert.EndsWith("/", path.Template, StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_HasPagesWhereTheOpenApiHasThem()
    {
        var resources = EnrichmentPlan.Rows.SelectMany(row => row.Resources).SelectMany(WithFallbacks).Distinct();

        Assert.All(resources, resource =>
        {
            var queries = Document.QueriesOf(HttpMethod.Get, PathOf(resource).Template);
            Assert.Equal(queries!.Contains("page") || queries.Contains("cursor"), resource.IsPaged);
        });
    }

    [Theory]
    [InlineData("a b/../c?d#e", "/v1/webhooks/a%20b%2F..%2Fc%3Fd%23e/")]
    [InlineData("2d86f41a", "/v1/webhooks/2d86f41a/")]
    public void Of_AnyId_CannotLeaveItsPlace(string id, string path) => Assert.Equal(path, TruvPaths.WebhookChange.Of(id));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void Of_NoId_IsRefused(string id) => Assert.Throws<ArgumentException>(() => TruvPaths.WebhookChange.Of(id));

    private static IEnumerable<ResourceTemplate> WithFallbacks(ResourceTemplate resource)
    {
        for (var one = resource; one is not null; one = one.Otherwise) yield return one;
    }

    private static TruvPath PathOf(ResourceTemplate resource) => resource.Path.Split('?') switch
    {
        [var template, var query] => new(HttpMethod.Get, template, [.. query.Split('&').Select(pair => pair.Split('=')[0])]),
        _ => new(HttpMethod.Get, resource.Path, resource.IsPaged ? ["page"] : []),
    };
}
