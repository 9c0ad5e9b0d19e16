using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Bridge.Core.Webhooks;
using Octokit.Webhooks;

namespace Bridge.Benchmarks;

/// <summary>One genuine webhook, received in full; beside it what any receiver must do, and what others do.</summary>
[MemoryDiagnoser]
public class ReceiveBenchmarks : IAsyncDisposable
{
    private readonly Request _request = new();
    private readonly Receiving _receiving;
    private readonly NaiveChain _chain;
    private readonly GitHubReceiver _gitHub;
    private readonly byte[] _key = Encoding.UTF8.GetBytes(Request.Secret);
    private readonly byte[] _digest = new byte[HMACSHA256.HashSizeInBytes];

    public ReceiveBenchmarks()
    {
        _receiving = new Receiving(_request);
        _chain = new NaiveChain(_request);
        _gitHub = new GitHubReceiver(_request);
    }

    /// <summary>The floor: nobody can verify a signature with less.</summary>
    [Benchmark(Baseline = true)]
    public int Hmac() => HMACSHA256.HashData(_key, _request.Body, _digest);

    /// <summary>All checks, event id and verdict, with the certificate's verdict in the cache.</summary>
    [Benchmark]
    public ValueTask<Verdict> Receive() => _receiving.ReceiveAsync();

    /// <summary>The client certificate alone, judged anew for each request.</summary>
    [Benchmark]
    public bool UncachedChain() => _chain.IsTrusted();

    /// <summary>Signature validation and deserialisation by the nearest library.</summary>
    [Benchmark]
    public ValueTask<WebhookSignatureValidationResult> Octokit() => _gitHub.ReceiveAsync();

    /// <summary>Ends the receiver.</summary>
    [GlobalCleanup]
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _receiving.DisposeAsync();
    }
}
