using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bridge.Local.Pki;

namespace Bridge.Tests.Functions;

/// <summary>openssl's own server, which answers a wrong client certificate with an alert.</summary>
internal sealed class OpensslServer : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private OpensslServer(Process process, int port)
    {
        _process = process;
        Url = new UriBuilder("https", "localhost", port).Uri;
    }

    public Uri Url { get; }

    public static OpensslServer Start(LocalPki pki, string version)
    {
        var port = FreePort();
        string[] arguments =
        [
            "s_server", "-accept", port.ToString(CultureInfo.InvariantCulture), version, "-www",
            "-cert", pki.ApiServer.CertificateFile, "-key", pki.ApiServer.KeyFile,
            "-CAfile", pki.ApiCaFile, "-Verify", "2", "-verify_return_error",
        ];
        var start = new ProcessStartInfo("openssl", arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var server = new OpensslServer(Process.Start(start)!, port);
        server.WaitUntilItListens();
        return server;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private void WaitUntilItListens()
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Limit && _process.StandardOutput.ReadLine() is { } line)
        {
            if (line == "ACCEPT") return;
        }

        throw new InvalidOperationException($"openssl s_server did not start: {_process.StandardError.ReadToEnd()}");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
