using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Bridge.Cli.Up;

[assembly: AssemblyFixture(typeof(Bridge.Tests.Functions.Storage.AzuriteFixture))]

namespace Bridge.Tests.Functions.Storage;

/// <summary>One Azurite for all tests that need storage, started by the first of them; each test takes names of its own.</summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _data = Directory.CreateTempSubdirectory("bridge-azurite-").FullName;
    private Azurite? _azurite;
    private int _used;

    /// <summary>A connection string of the running Azurite.</summary>
    public async Task<string> ConnectionStringAsync()
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _azurite ??= await StartAsync();
            return _azurite.ConnectionString;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A name that no other test uses.</summary>
    public string Name() => $"test{Interlocked.Increment(ref _used)}";

    /// <summary>An empty table of its own.</summary>
    public async Task<TableClient> TableAsync()
    {
        var table = new TableClient(await ConnectionStringAsync(), Name());
        await table.CreateAsync(TestContext.Current.CancellationToken);
        return table;
    }

    /// <summary>An empty container of its own.</summary>
    public async Task<BlobContainerClient> ContainerAsync()
    {
        var container = new BlobContainerClient(await ConnectionStringAsync(), Name());
        await container.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        return container;
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null) await _azurite.DisposeAsync();
        _gate.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private Task<Azurite> StartAsync() =>
        Azurite.StartAsync(Ports.Free(), _data, _ => { }, TestContext.Current.CancellationToken);
}
