using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Core.Enrichment;
using Bridge.Core.Events;
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

    private static readonly string[] Ids = ["order_id", "task_id", "link_id", "user_id", "employer_id", "object_id"];

    public static TheoryData<string, string> Paths => new(TruvPaths.All.Select(path => (path.Method.Method, path.Template)));

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
        var path = TruvPaths.All.Single(one => one.Method.Method == method && one.Template == template);
        var queries = Document.QueriesOf(path.Method, template);

        string[] unknown = queries is null ? ["", .. path.Query] : [.. path.Query.Except(queries)];

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
    public void Plan_EveryPathOfEveryEventType_IsInTheList()
    {
        var planned = EnrichmentPlan.KnownTypes.SelectMany(type => EnrichmentPlan.For(Event(type))).Select(row => row.Path);

        Assert.All(planned, path =>
        {
            var known = TruvPaths.All.Where(one => one.Method == HttpMethod.Get && IsOf(one, path.Split('?')[0])).ToArray();
            Assert.NotEmpty(known);
            Assert.All(QueryNames(path), name => Assert.Contains(known, one => one.Query.Contains(name)));
        });
    }

    [Theory]
    [InlineData("a b/../c?d#e", "/v1/links/a%20b%2F..%2Fc%3Fd%23e/")]
    [InlineData("2d86f41a", "/v1/links/2d86f41a/")]
    public void Of_AnyId_CannotLeaveItsPlace(string id, string path) => Assert.Equal(path, TruvPaths.Link.Of(id));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void Of_NoId_IsRefused(string id) => Assert.Throws<ArgumentException>(() => TruvPaths.Link.Of(id));

    private static TruvEvent Event(string type)
    {
        var members = Ids.ToDictionary(name => name, _ => "id");
        (members["webhook_id"], members["event_type"]) = ("w", type);
        Assert.Null(TruvEventReader.Read(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(members)), out var truvEvent));
        return truvEvent!;
    }

    private static bool IsOf(TruvPath path, string asked) =>
        Regex.IsMatch(asked, $"^{Regex.Replace(path.Template, @"\{[a-z_]+\}", "[^/]+")}$");

    private static IEnumerable<string> QueryNames(string path) =>
        path.Split('?').Skip(1).SelectMany(query => query.Split('&')).Select(pair => pair.Split('=')[0]);
}
