using Azure.Storage.Blobs;
using Bridge.Core.Claims;
using Bridge.Functions.Storage;
using Bridge.Tests.Core.Claims;

namespace Bridge.Tests.Functions.Storage;

/// <summary>The suite of all stores of claim checks on a real Azurite.</summary>
public sealed class BlobClaimChecksContractTests(AzuriteFixture azurite) : ClaimCheckContractTests
{
    private readonly RecordedTelemetry _recorded = new();
    private BlobContainerClient? _container;

    public override ValueTask DisposeAsync()
    {
        _recorded.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task<IClaimChecks> CreateAsync()
    {
        _container = await azurite.ContainerAsync();
        return new BlobClaimChecks(_container, Time, _recorded.Telemetry);
    }

    protected override async Task<byte[]?> ReadAsync(Uri location)
    {
        var name = new BlobUriBuilder(location).BlobName;
        return (await _container!.GetBlobClient(name).DownloadContentAsync(Token)).Value.Content.ToArray();
    }

    protected override IStoredClaims OperatorView(IClaimChecks claims) => new BlobStoredClaims(_container!);
}
