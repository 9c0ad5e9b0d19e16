using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Local.Truv;

/// <summary>Truv's mTLS API: a client certificate of its own authority, two access headers, sample answers.</summary>
public sealed class TruvApi : IAsyncDisposable
{
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private readonly TruvApiOptions _options;
    private readonly SampleAnswers _answers;
    private readonly X509Certificate2 _certificate;
    private readonly X509ChainPolicy _clients;
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private TruvApi(TruvApiOptions options, TimeProvider time)
    {
        _options = options;
        _answers = new SampleAnswers(options.SamplesDirectory);
        _certificate = TlsCertificates.WithKey(options.ServerCertificateFile, options.ServerKeyFile);
        _clients = TlsCertificates.Trusting(options.ClientCaFile);
        _clients.ApplicationPolicy.Add(ClientAuthentication);
        _app = Build();
        _app.UseRouting();
        var gate = new AccessGate(options, _answers, time);
        _app.Use(next => context => gate.InvokeAsync(context, next));
        Map();
    }

    /// <summary>Root of the API.</summary>
    public Uri Url { get; private set; } = new("https://localhost/");

    /// <summary>How often each path was answered.</summary>
    public IReadOnlyDictionary<string, int> RequestCounts => _counts;

    /// <summary>Starts the API.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<TruvApi> StartAsync(
        TruvApiOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var api = new TruvApi(options, time);
        try
        {
            await api._app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            await api.DisposeAsync();
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture, $"Port {options.Port} for the Truv API is in use: choose another one."), e);
        }

        var addresses = api._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        api.Url = new UriBuilder("https", "localhost", new Uri(addresses.Addresses.First()).Port).Uri;
        return api;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            if (_options.Port == 0) kestrel.Listen(System.Net.IPAddress.Loopback, 0, Secure);
            else kestrel.ListenLocalhost(_options.Port, Secure);
        });
        return builder.Build();
    }

    private void Secure(ListenOptions listen) => listen.UseHttps(https =>
    {
        https.ServerCertificate = _certificate;
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => IsOurs(certificate);
    });

    private bool IsOurs(X509Certificate2 certificate)
    {
        using var chain = new X509Chain { ChainPolicy = _clients.Clone() };
        return chain.Build(certificate);
    }

    private void Map()
    {
        foreach (var pattern in _answers.Patterns)
        {
            _app.MapGet(pattern, (HttpContext context) => AnswerAsync(context, pattern));
        }

        _app.MapFallback(context => WriteAsync(context, null));
    }

    private Task AnswerAsync(HttpContext context, string pattern)
    {
        var path = context.Request.Path.Value!;
        if (!path.EndsWith('/')) return WriteAsync(context, null);

        _counts.AddOrUpdate(path, 1, (_, count) => count + 1);
        var isLaterPage = context.Request.Query.ContainsKey("page") || context.Request.Query.ContainsKey("cursor");
        return WriteAsync(context, (isLaterPage ? _answers.After(pattern) : null) ?? _answers.For(pattern, context.Request.RouteValues["id"] as string));
    }

    private Task WriteAsync(HttpContext context, string? json)
    {
        if (json is null) context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json ?? _answers.Error(StatusCodes.Status404NotFound));
    }
}
