namespace Bridge.Local.Truv;

/// <summary><c>/v1/webhooks/</c>: the configurations.</summary>
internal sealed class WebhookRoutes(WebhookConfigurations configurations, PageSizes sizes)
{
    internal IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/v1/webhooks/", request =>
            NumberedPages.Answer(request, sizes, configurations.All, WebhookBody.Write)),
        new("POST", "/v1/webhooks/", Create),
        ApiRoute.Get("/v1/webhooks/{id}/", request => Found(configurations.Find(request.Id))),
        new("PATCH", "/v1/webhooks/{id}/", Change),
        new("DELETE", "/v1/webhooks/{id}/", request =>
            configurations.Remove(request.Id) ? ApiAnswer.NoContent : ApiAnswer.NotFound),
    ];

    private static ApiAnswer Found(WebhookConfiguration? one) =>
        one is null ? ApiAnswer.NotFound : ApiAnswer.Ok(WebhookBody.Write(one));

    private ApiAnswer Create(ApiRequest request)
    {
        var wanted = WebhookBody.Create(request.Body!);
        return configurations.TryAdd(wanted, out var added)
            ? ApiAnswer.Created(WebhookBody.Write(added))
            : ApiAnswer.Invalid("env_type", $"Webhook url for {wanted.EnvType} already registered");
    }

    private ApiAnswer Change(ApiRequest request) =>
        Found(configurations.Update(request.Id, one => WebhookBody.Change(one, request.Body!)));
}
