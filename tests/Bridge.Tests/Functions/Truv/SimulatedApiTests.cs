using Bridge.Local.Pki;
using Simulated = global::Bridge.Local.Truv.TruvApi;

namespace Bridge.Tests.Functions.Truv;

/// <summary>Tests against the simulated mTLS API, which accepts the client id <c>client</c> and the secret <c>sandbox-1</c>.</summary>
public abstract class SimulatedApiTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-truv-").FullName;
    private Simulated? _api;

    protected SimulatedApiTests() => Pki = LocalPki.LoadOrCreate(_folder, TimeProvider.System);

    protected LocalPki Pki { get; }

    protected Simulated Api => _api!;

    public async ValueTask InitializeAsync() => _api = await Simulated.StartAsync(
        new global::Bridge.Local.Truv.TruvApiOptions
        {
            ServerCertificateFile = Pki.ApiServer.CertificateFile,
            ServerKeyFile = Pki.ApiServer.KeyFile,
            ClientCaFile = Pki.ApiCaFile,
            ClientId = "client",
            AccessSecrets = ["sandbox-1"],
        },
        TimeProvider.System,
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
