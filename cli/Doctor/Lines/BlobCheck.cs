using Azure;
using Azure.Identity;
using Bridge.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>The container of the claim checks takes a blob and gives it back.</summary>
internal sealed class BlobCheck : IDoctorCheck
{
    public string Name => LineNames.Blob;

    public IReadOnlyList<string> Needs => [LineNames.Settings];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var container = examination.Services.GetRequiredService<StorageClients>().Claims;
        try
        {
            var blob = container.GetBlobClient($"doctor/{Guid.NewGuid():N}");
            await blob.UploadAsync(BinaryData.FromString("probe"), cancellationToken);
            var read = await blob.DownloadContentAsync(cancellationToken);
            await blob.DeleteAsync(cancellationToken: cancellationToken);
            return DoctorLine.Pass(Name, $"{container.Uri.Authority}/{container.Name}: {read.Value.Content.ToMemory().Length} bytes written, read, deleted");
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            return DoctorLine.Fail(Name, $"{container.Uri.Authority}/{container.Name}: {e.GetType().Name} {(e as RequestFailedException)?.Status}".TrimEnd(), StorageTrouble.Explain(e, container));
        }
    }
}
