using System.Text.RegularExpressions;
using Bridge.Tests.Local.FunctionHost.Infrastructure;
using Bridge.Tests.Local.FunctionHost.Samples;

namespace Bridge.Tests.Local.FunctionHost;

/// <summary>The front end as programs that know nothing of .NET see it.</summary>
public sealed partial class WitnessTests
{
    [Fact]
    public async Task Curl_WithACertificate_ReachesTheFunction()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        var (certificateFile, keyFile) = TestCertificates.Write(host.ClientCertificate, host.Folder);

        var (exitCode, output) = await Tool.RunAsync(
            "curl", "", "-skS", "--cert", certificateFile, "--key", keyFile,
            "-H", "X-ARR-ClientCert: Zm9yZ2Vk", "-H", "x-arr-clientcert: Zm9yZ2VkIHRvbw==", $"{host.Url}api/Headers");

        Assert.Equal(0, exitCode);
        Assert.Contains(Convert.ToBase64String(host.ClientCertificate.RawData), output, StringComparison.Ordinal);
        Assert.DoesNotContain("Zm9yZ2Vk", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curl_WithoutACertificate_IsForbidden()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));

        var (_, output) = await Tool.RunAsync("curl", "", "-skS", "-i", $"{host.Url}api/Headers");

        Assert.Matches(@"\AHTTP/\S+ 403", output);
        Assert.DoesNotContain("server:", output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("-tls1_2", "TLSv1.2")]
    [InlineData("-tls1_3", "TLSv1.3")]
    public async Task OpenSsl_WithACurrentProtocol_IsAskedForACertificate(string option, string protocol)
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));

        var (_, output) = await OpenSslAsync(host, option);

        Assert.Contains(protocol, output, StringComparison.Ordinal);
        Assert.Contains("No client certificate CA names sent", output, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 200", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenSsl_WithTls11_IsRefused()
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));

        var (exitCode, output) = await OpenSslAsync(host, "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0");

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain("HTTP/1.1", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-tls1_3")]
    public async Task OpenSsl_ResumingASession_IsStillKnownByItsCertificate(string option)
    {
        await using var host = await HostUnderTest.StartAsync(typeof(EchoFunctions));
        var session = Path.Combine(host.Folder, "session.pem");
        await OpenSslAsync(host, option, "-sess_out", session);

        var (_, output) = await OpenSslAsync(host, option, "-sess_in", session);

        Assert.Contains("Reused, TLS", output, StringComparison.Ordinal);
        Assert.Contains(
            Convert.ToBase64String(host.ClientCertificate.RawData),
            WhiteSpace().Replace(output, ""),
            StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output)> OpenSslAsync(HostUnderTest host, params string[] options)
    {
        var (certificateFile, keyFile) = TestCertificates.Write(host.ClientCertificate, host.Folder);
        return Tool.RunAsync(
            "openssl",
            "GET /api/Headers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            ["s_client", "-ign_eof", "-connect", host.Url.Authority, "-cert", certificateFile, "-key", keyFile,
                .. options]);
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex WhiteSpace();
}
