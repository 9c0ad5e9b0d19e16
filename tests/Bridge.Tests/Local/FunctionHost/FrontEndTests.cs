using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Bridge.Tests.Local.FunctionHost.Infrastructure;
using Bridge.Tests.Local.FunctionHost.Samples;

namespace Bridge.Tests.Local.FunctionHost;

public sealed class FrontEndTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("api/Headers")]
    [InlineData("no/such/function")]
    public async Task Request_WithoutACertificate_IsForbiddenByThePlatform(string path)
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        using var caller = host.Caller(certificate: null);

        using var response = await caller.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Request_WithACertificate_CarriesTheLeafOnce()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));

        var headers = await HeadersAsync(host);

        Assert.Equal([Convert.ToBase64String(host.ClientCertificate.RawData)], headers["X-ARR-ClientCert"]);
    }

    [Fact]
    public async Task Request_WithAnExpiredCertificate_Passes()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        using var expired = TestCertificates.ExpiredClient();
        using var caller = host.Caller(expired);

        using var response = await caller.GetAsync("api/Headers", Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("X-ARR-ClientCert")]
    [InlineData("x-arr-clientcert")]
    public async Task CallersCertificateHeader_InAnyCase_IsReplaced(string name)
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));

        var headers = await HeadersAsync(host, (name, "Zm9yZ2Vk"), (name.ToUpperInvariant(), "Zm9yZ2VkIHRvbw=="));

        Assert.Equal([Convert.ToBase64String(host.ClientCertificate.RawData)], headers["X-ARR-ClientCert"]);
    }

    [Fact]
    public async Task ForwardedFor_WithoutACallersValue_IsAddressAndPort()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));

        var headers = await HeadersAsync(host);

        var caller = IPEndPoint.Parse(Assert.Single(headers["X-Forwarded-For"]));
        Assert.Equal(IPAddress.Loopback, caller.Address);
        Assert.InRange(caller.Port, 1, 65535);
    }

    [Fact]
    public async Task ForwardedFor_WithACallersValue_ComesAfterIt()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));

        var headers = await HeadersAsync(host, ("X-Forwarded-For", "203.0.113.7"));

        Assert.Matches(@"^203\.0\.113\.7, 127\.0\.0\.1:\d+$", Assert.Single(headers["X-Forwarded-For"]));
    }

    [Fact]
    public async Task ForwardedProto_WhateverTheCallerSays_IsHttps()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));

        var headers = await HeadersAsync(host, ("X-Forwarded-Proto", "http"));

        Assert.Equal(["https"], headers["X-Forwarded-Proto"]);
    }

    [Fact]
    public async Task Connection_SeenByAFunction_HasNoCertificate()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        using var caller = host.Caller();

        Assert.Equal("no certificate", await caller.GetStringAsync("api/Connection", Cancellation));
    }

    [Fact]
    public async Task Response_Headers_DoNotNameTheServer()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        using var caller = host.Caller();

        using var response = await caller.GetAsync("api/Headers", Cancellation);

        Assert.Empty(response.Headers.Server);
    }

    [Fact]
    public async Task Request_OverHttp2_CarriesTheLeaf()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        using var caller = host.Caller();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/Headers")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using var response = await caller.SendAsync(request, Cancellation);

        var headers = await response.Content.ReadFromJsonAsync<Dictionary<string, string[]>>(Cancellation);
        Assert.Equal([Convert.ToBase64String(host.ClientCertificate.RawData)], headers!["X-ARR-ClientCert"]);
    }

    [Fact]
    public async Task Request_AnnouncingMoreThan100Megabytes_IsRefusedUnread()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        using var caller = host.Caller();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/Body") { Content = new StringContent("") };
        request.Headers.ExpectContinue = true;
        request.Content.Headers.ContentLength = 104_857_601;

        using var response = await caller.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Connection_WithoutTls_IsClosedUnanswered()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, host.Url.Port, Cancellation);
        var stream = socket.GetStream();
        await stream.WriteAsync("GET /api/Headers HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), Cancellation);

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Cancellation);

        Assert.DoesNotContain("HTTP/", answer, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string[]>> HeadersAsync(
        HostUnderTest host, params (string Name, string Value)[] sent)
    {
        using var caller = host.Caller();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/Headers");
        foreach (var (name, value) in sent)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await caller.SendAsync(request, Cancellation);

        var headers = await response.EnsureSuccessStatusCode().Content
            .ReadFromJsonAsync<Dictionary<string, string[]>>(Cancellation);
        return new(headers!, StringComparer.OrdinalIgnoreCase);
    }
}
