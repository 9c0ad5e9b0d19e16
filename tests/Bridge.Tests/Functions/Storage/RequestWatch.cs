using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Bridge.Tests.Functions.Storage;

/// <summary>Sees every request that a storage client sends, retries included, and can hold it up or lose its answer.</summary>
internal sealed class RequestWatch : HttpPipelinePolicy
{
    /// <summary>Method and unescaped address of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Before a request is sent.</summary>
    public Func<Request, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>After the service has done what it was asked.</summary>
    public Func<Request, Task> After { get; set; } = _ => Task.CompletedTask;

    public T AddTo<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(this, HttpPipelinePosition.PerRetry);
        return options;
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The bridge asks asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Requests.Enqueue($"{message.Request.Method} {Uri.UnescapeDataString(message.Request.Uri.ToString())}");
        await Before(message.Request);
        await ProcessNextAsync(message, pipeline);
        await After(message.Request);
    }
}
