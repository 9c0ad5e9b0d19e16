using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Bridge.Local.Pki;

namespace Bridge.Cli.Up;

/// <summary>Front end and functions as a process of their own, started again whenever it ends by itself, as Azure does.</summary>
internal sealed class FunctionsProcess : IAsyncDisposable
{
    private static readonly TimeSpan RestartDelay = TimeSpan.FromMilliseconds(500);

    private readonly LocalPki _pki;
    private readonly int _port;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _logFile;
    private readonly Action<string> _progress;
    private readonly CancellationTokenSource _stop = new();
    private ChildProcess _process;
    private Task _watch = Task.CompletedTask;

    private FunctionsProcess(
        LocalPki pki, int port, IReadOnlyDictionary<string, string> settings, string logFile, Action<string> progress)
    {
        _pki = pki;
        _port = port;
        _settings = settings;
        _logFile = logFile;
        _progress = progress;
        _process = Launch();
    }

    /// <summary>Raised after a restart, when the new process answers.</summary>
    internal event Action? Restarted;

    internal int ProcessId => _process.Id;

    /// <summary>The app settings that the process was given.</summary>
    internal IReadOnlyDictionary<string, string> Settings => _settings;

    internal Uri Url => UrlOf(_port);

    internal static Uri UrlOf(int port) => new UriBuilder("https", "localhost", port).Uri;

    internal static async Task<FunctionsProcess> StartAsync(
        LocalPki pki, int port, IReadOnlyDictionary<string, string> settings, string logFile, Action<string> progress,
        CancellationToken cancellationToken)
    {
        var functions = new FunctionsProcess(pki, port, settings, logFile, progress);
        try
        {
            await functions.ReadyAsync(cancellationToken);
            functions._watch = functions.WatchAsync();
            return functions;
        }
        catch
        {
            await functions.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watch;
        await _process.DisposeAsync();
        _stop.Dispose();
    }

    private ChildProcess Launch()
    {
        var (program, prefix) = OwnProgram.Command();
        string[] arguments =
        [
            .. prefix, "host", "--until-input-ends", "--port", _port.ToString(CultureInfo.InvariantCulture),
            "--certificate", _pki.FrontEndServer.CertificateFile, "--key", _pki.FrontEndServer.KeyFile,
        ];
        return ChildProcess.Start(program, arguments, _settings, _logFile);
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await _process.WaitForExitAsync(_stop.Token);
                _progress("The functions process ended by itself: starting it again");
                await Task.Delay(RestartDelay, TimeProvider.System, _stop.Token);
                await _process.DisposeAsync();
                _process = Launch();
                await ReadyAsync(_stop.Token);
                Restarted?.Invoke();
            }
        }
        catch (OperationCanceledException)
        {
            // We are stopping.
        }
        catch (NotStartedException e)
        {
            _progress(e.Message);
        }
    }

    // Without a client certificate the platform itself answers 403: it is up, and the functions behind it have started.
    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(_pki.PlatformCaFile);
        using var http = new HttpClient(handler);
        await Readiness.UntilAsync("The functions process", () => AnswersAsync(http, cancellationToken), _process, cancellationToken);
    }

    private async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(Url, cancellationToken);
            return response.StatusCode == HttpStatusCode.Forbidden;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
