using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>Bank data and documents of a link, as the samples have them; they do not change with the journey.</summary>
internal sealed class LinkDocumentRoutes(TruvWorld world, WorldViews views, PageSizes sizes)
{
    private readonly LinkLookup _links = new(world);

    internal IEnumerable<ApiRoute> All =>
    [
        Whole("auth"), Whole("transactions"), Whole("liabilities"),
        ApiRoute.Get("/v1/links/{id}/balances/", request => _links.For(request, IsFinancial, (_, _) =>
            NumberedPages.Answer(request, sizes, Results("balances"), one => one))),
        Documents("tax"), Document("tax", "tax"),
        Documents("documents"), Document("documents", "documents"),
        ApiRoute.Get("/v1/links/{id}/parsed-documents/", request => _links.On(request, (_, _) =>
            NumberedPages.Answer(request, sizes, Results("parsed-documents"), one => one))),
        Document("parsed-documents", "parsed-documents"),
    ];

    private static bool IsFinancial(Borrower borrower) => borrower.Flow.IsFinancial;

    private ApiRoute Whole(string name) => ApiRoute.Get($"/v1/links/{{id}}/{name}/", request =>
        _links.For(request, IsFinancial, (_, _) => ApiAnswer.Ok(views.Templates.Copy(name))));

    private ApiRoute Documents(string name) => ApiRoute.Get($"/v1/links/{{id}}/{name}/", request =>
        _links.On(request, (_, _) => ApiAnswer.Ok(views.Templates.Copy(name))));

    private ApiRoute Document(string path, string name) => ApiRoute.Get($"/v1/links/{{id}}/{path}/{{item}}/", request =>
        _links.On(request, (_, _) =>
        {
            var one = views.Templates.First(name);
            return (string?)one["id"] == request.Item ? ApiAnswer.Ok(one) : ApiAnswer.NotFound;
        }));

    private IReadOnlyList<JsonNode> Results(string name) =>
        [.. views.Templates.Object(name)["results"]!.AsArray().Select(one => one!.DeepClone())];
}
