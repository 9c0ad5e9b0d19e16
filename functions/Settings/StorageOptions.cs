using System.ComponentModel.DataAnnotations;
using Azure.Data.Tables;
using Bridge.Core.Claims;

namespace Bridge.Functions.Settings;

/// <summary>
/// The storage account of ledger and claim checks. Setting <c>Storage</c> holds a connection string (local), or
/// <c>Storage__tableServiceUri</c> and <c>Storage__blobServiceUri</c> the services' addresses (Azure, by managed identity).
/// </summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>Name of the setting, and of the configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>The connection string, taken from the setting <c>Storage</c> itself.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Address of the table service, such as <c>https://name.table.core.windows.net</c>.</summary>
    public Uri? TableServiceUri { get; set; }

    /// <summary>Address of the blob service, such as <c>https://name.blob.core.windows.net</c>.</summary>
    public Uri? BlobServiceUri { get; set; }

    /// <summary>Table of the ledger; made at start when it is missing.</summary>
    /// <value>Default <c>truvledger</c>.</value>
    [Required]
    [RegularExpression("[A-Za-z][A-Za-z0-9]{2,62}", ErrorMessage = "Storage__LedgerTable must be 3 to 63 letters and digits, a letter first.")]
    public string LedgerTable { get; set; } = "truvledger";

    /// <summary>Container of the claim checks; made at start when it is missing.</summary>
    /// <value>Default <c>truv-events</c>.</value>
    [Required]
    [RegularExpression("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*",
        ErrorMessage = "Storage__ClaimContainer must be 3 to 63 small letters, digits and single hyphens.")]
    public string ClaimContainer { get; set; } = "truv-events";

    /// <summary>
    /// How long an event stays in the ledger after it was first recorded. Truv's delivery history reaches back 30 days; what
    /// the ledger forgets earlier would be queued a second time.
    /// </summary>
    /// <value>Default 90 days; at least 35.</value>
    [Range(typeof(TimeSpan), "35.00:00:00", "3650.00:00:00")]
    public TimeSpan LedgerRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Size of an event, in bytes, from which on its data go to Blob Storage.</summary>
    /// <value>Default 196608 (192 KiB): a message of the standard tier carries 256 KiB, its properties included.</value>
    [Range(1024, 104_857_600)]
    public int ClaimCheckThresholdBytes { get; set; } = ClaimCheckLimits.DefaultThresholdBytes;

    internal bool IsByIdentity => TableServiceUri is not null;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var hasAddress = TableServiceUri is not null || BlobServiceUri is not null;
        if (string.IsNullOrEmpty(ConnectionString) != hasAddress || (TableServiceUri is null) != (BlobServiceUri is null))
        {
            yield return new ValidationResult("Set exactly one of Storage (a connection string, local) and both "
                + "Storage__tableServiceUri and Storage__blobServiceUri (https://name.table.core.windows.net and "
                + "https://name.blob.core.windows.net, Azure).");
        }
        else if (hasAddress)
        {
            if (!IsEncrypted(TableServiceUri!) || !IsEncrypted(BlobServiceUri!))
                yield return new ValidationResult("Storage__tableServiceUri and Storage__blobServiceUri must begin with https://.");
        }
        else if (!IsConnectionString(ConnectionString!))
        {
            yield return new ValidationResult("Storage is no connection string of a storage account: copy it whole.");
        }
    }

    // A token of the identity would travel in the clear.
    private static bool IsEncrypted(Uri address) => address is { IsAbsoluteUri: true, Scheme: "https" };

    private static bool IsConnectionString(string text)
    {
        try
        {
            _ = new TableServiceClient(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
