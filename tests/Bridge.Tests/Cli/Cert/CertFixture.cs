using Bridge.Cli.Cert;
using Bridge.Cli.Cert.Authority;
using Bridge.Cli.Cert.Requests;
using Bridge.Functions.Settings;
using Bridge.Tests.Local.KeyVault;

namespace Bridge.Tests.Cli.Cert;

/// <summary>The commands on a local vault, with what they print.</summary>
internal sealed class CertFixture : IAsyncDisposable
{
    private CertFixture(VaultUnderTest vault) => Vault = vault;

    public VaultUnderTest Vault { get; }

    public string Folder => Vault.Folder;

    public StringWriter Output { get; } = new();

    public StringWriter Errors { get; } = new();

    public Talk Talk => new(Output, Errors);

    public TruvOptions Truv { get; } = new() { Environment = TruvEnvironment.Sandbox, ClientCertificate = "api" };

    public RequestRun Requests => new(Vault.Clients.Certificates, Truv, Talk);

    public MergeRun Merges => new(Vault.Clients.Certificates, TimeProvider.System, TimeSpan.FromMinutes(5), Talk);

    public AuthorityRun InVault => new(new VaultHome(Vault.Clients, TimeProvider.System), TimeProvider.System, Talk);

    public AuthorityRun InFolder => InFolderAt(TimeProvider.System);

    public AuthorityRun InFolderAt(TimeProvider time) => new(new FolderHome(PathOf("dev"), time), time, Talk);

    public static async Task<CertFixture> StartAsync() => new(await VaultUnderTest.StartAsync());

    public string PathOf(string file) => Path.Combine(Folder, file);

    public ValueTask DisposeAsync() => Vault.DisposeAsync();
}
