using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Bridge.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>The ledger's table takes a row and gives it back; in a partition that the ledger never looks at.</summary>
internal sealed class TableCheck : IDoctorCheck
{
    private const string Partition = "doctor";

    public string Name => LineNames.Table;

    public IReadOnlyList<string> Needs => [LineNames.Settings];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var table = examination.Services.GetRequiredService<StorageClients>().Ledger;
        try
        {
            var row = Guid.NewGuid().ToString("N");
            await table.AddEntityAsync(new TableEntity(Partition, row), cancellationToken);
            await table.GetEntityAsync<TableEntity>(Partition, row, cancellationToken: cancellationToken);
            await table.DeleteEntityAsync(Partition, row, cancellationToken: cancellationToken);
            return DoctorLine.Pass(Name, $"{table.Uri.Authority}/{table.Name}: a row written, read, deleted");
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or AggregateException)
        {
            return DoctorLine.Fail(Name, $"{table.Uri.Authority}/{table.Name}: {e.GetType().Name} {(e as RequestFailedException)?.Status}".TrimEnd(), StorageTrouble.Explain(e, table));
        }
    }
}
