using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Local.Truv;

/// <summary>Truv's mTLS API: a client certificate of its own authority, two access headers, a rate limit, faults.</summary>
public sealed class TruvApi : IAsyncDisposable
{
    private const int MaxCountedPaths = 10_000;

    private readonly TruvApiOptions _options;
    private readonly TimeProvider _time;
    private readonly ApiServer _server;
    private readonly ApiDispatcher _dispatcher;
    private readonly SampleAnswers _samples;
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _certificates = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private int _disposed;

    private TruvApi(TruvApiOptions options, Func<WorldViews, PageSizes, IEnumerable<ApiRoute>> routes, TimeProvider time)
    {
        _options = options;
        _time = time;
        _samples = new SampleAnswers(options.SamplesDirectory);
        var sizes = new PageSizes(options.PageSize, options.MaxPageSize);
        _dispatcher = new ApiDispatcher(_samples, routes(new WorldViews(_samples.Templates), sizes), options.UnknownIds);
        Faults = new TruvFaults(options.FaultSeed);
        Keys = new AccessKeys(options.AccessSecrets);
        RateLimit = new RateLimit(options.RequestsPerMinute, time);
        Requests = new RequestLog(options.KeptRequests, time);
        _server = new ApiServer(options, Faults, time);
        Map(_server.App);
    }

    /// <summary>Root of the API.</summary>
    public Uri Url { get; private set; } = new("https://localhost/");

    /// <summary>What goes wrong.</summary>
    public TruvFaults Faults { get; }

    /// <summary>The Access Secrets that exist now.</summary>
    public AccessKeys Keys { get; }

    /// <summary>How many requests came under each client certificate, by its SHA-256 in hex.</summary>
    public IReadOnlyDictionary<string, int> ClientCertificates => _certificates;

    /// <summary>The limit of each Access Secret.</summary>
    public RateLimit RateLimit { get; }

    /// <summary>Every request with its time.</summary>
    public RequestLog Requests { get; }

    /// <summary>How often each path was answered; 10 000 paths at most.</summary>
    public IReadOnlyDictionary<string, int> RequestCounts => _counts;

    /// <summary>Starts an API that answers from the samples.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static Task<TruvApi> StartAsync(
        TruvApiOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        StartAsync(options, (_, _) => [], time, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        await _stopping.CancelAsync();
        await _server.DisposeAsync();
        _stopping.Dispose();
    }

    internal static async Task<TruvApi> StartAsync(
        TruvApiOptions options, Func<WorldViews, PageSizes, IEnumerable<ApiRoute>> routes, TimeProvider time,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var api = new TruvApi(options, routes, time);
        try
        {
            await api._server.App.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await api.DisposeAsync();
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture, $"Port {options.Port} for the Truv API is in use: choose another one."), e);
        }

        var addresses = api._server.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        api.Url = new UriBuilder("https", "localhost", new Uri(addresses.Addresses.First()).Port).Uri;
        return api;
    }

    // A fault comes after the limit: a request that will fail counts like any other.
    private void Map(WebApplication app)
    {
        app.UseRouting();
        var gate = new AccessGate(_options, Keys, _samples, RateLimit);
        var faults = new FaultGate(Faults, _time, _stopping.Token);
        var pace = new AnswerPace(_options, _time);
        app.Use(next => context => RecordAsync(context, next));
        app.Use(next => context => gate.InvokeAsync(context, next));
        app.Use(next => context => pace.InvokeAsync(context, next));
        app.Use(next => context => faults.InvokeAsync(context, next));
        foreach (var pattern in _dispatcher.Patterns) app.Map(pattern, (HttpContext context) => AnswerAsync(context, pattern));
        app.MapFallback(context => AnswerWriter.WriteAsync(context, ApiAnswer.NotFound));
    }

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (context.Connection.ClientCertificate?.GetCertHashString(HashAlgorithmName.SHA256) is { } certificate)
            _certificates.AddOrUpdate(certificate, 1, (_, count) => count + 1);
        var record = Requests.Begin(
            request.Method, request.Path + request.QueryString, request.Headers[AccessGate.SecretHeader].ToString());
        await next(context);
        Requests.End(record, context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode);
    }

    private async Task AnswerAsync(HttpContext context, string pattern)
    {
        var path = context.Request.Path.Value!;
        if (!path.EndsWith('/'))
        {
            await AnswerWriter.WriteAsync(context, ApiAnswer.NotFound);
            return;
        }

        if (_counts.Count < MaxCountedPaths || _counts.ContainsKey(path)) _counts.AddOrUpdate(path, 1, (_, count) => count + 1);
        await AnswerWriter.WriteAsync(context, await _dispatcher.AnswerAsync(context, pattern));
    }
}
