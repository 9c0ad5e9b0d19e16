using Bridge.Functions.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Bench.Http;

/// <summary>The functions of the bench host: the product's own, and one that does nothing.</summary>
internal sealed class BenchFunctions(IServiceProvider services)
{
    internal const string WebhookPath = "/api/bench/webhook";
    internal const string NoOpPath = "/api/bench/no-op";

    private static readonly ObjectFactory<ReceiveWebhook> Create = ActivatorUtilities.CreateFactory<ReceiveWebhook>([]);

    /// <summary>Calls the product's function as the host does: a new object for each request.</summary>
    [Function("BenchWebhook")]
    public Task<IResult> WebhookAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bench/webhook")] HttpRequest request,
        CancellationToken cancellationToken) => Create(services, []).RunAsync(request, cancellationToken);

    /// <summary>Reads nothing and accepts.</summary>
    [Function("BenchNoOp")]
    public static Task<IResult> NoOpAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bench/no-op")] HttpRequest request,
        CancellationToken cancellationToken) => Task.FromResult(Results.StatusCode(StatusCodes.Status202Accepted));
}
