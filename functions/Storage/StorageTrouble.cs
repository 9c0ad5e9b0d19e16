using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Bridge.Functions.Storage;

/// <summary>What the storage account's answers mean, in words that name the next step.</summary>
internal static class StorageTrouble
{
    /// <summary>Whether waiting will not help: the account has answered, and refuses.</summary>
    internal static bool IsRefusal(Exception exception) => exception is RequestFailedException { Status: 400 or 401 or 403 or 404 };

    /// <summary>Explains trouble with the ledger's table.</summary>
    internal static string Explain(Exception exception, TableClient table) => Explain(
        exception, $"The ledger (table {table.Name} of {table.Uri.Authority})", "Storage Table Data Contributor",
        "Storage__LedgerTable");

    /// <summary>Explains trouble with the claim checks' container.</summary>
    internal static string Explain(Exception exception, BlobContainerClient container) => Explain(
        exception, $"The claim checks (container {container.Name} of {container.Uri.Authority})",
        "Storage Blob Data Contributor", "Storage__ClaimContainer");

    private static string Explain(Exception exception, string what, string role, string setting) => exception switch
    {
        AuthenticationFailedException =>
            $"{what} cannot be used: the identity got no token. Check the app's managed identity (operators: run 'az login').",
        RequestFailedException { ErrorCode: "AuthorizationFailure" } =>
            $"{what} refuses this caller: its network rules do not let it in. Allow the app's subnet, or use a private endpoint.",
        RequestFailedException { ErrorCode: "KeyBasedAuthenticationNotPermitted" } =>
            $"{what} takes no account keys: set Storage__tableServiceUri and Storage__blobServiceUri instead of Storage.",
        RequestFailedException { ErrorCode: "AuthenticationFailed" } =>
            $"{what} does not believe this caller: the key in Storage is wrong or was rotated, or the clock is off.",
        RequestFailedException { Status: 401 or 403 } e =>
            $"{what} refuses this caller ({Code(e)}): give its identity the role {role} on the storage account; a new role "
            + "takes minutes to be in force.",
        RequestFailedException { Status: 404 } e =>
            $"{what} does not exist ({Code(e)}): the app makes it at start when its identity has the role {role}; otherwise "
            + $"make it, or correct {setting}.",
        RequestFailedException { Status: 400 } e =>
            $"{what} does not take the request ({Code(e)}): this is a fault of the bridge; report it with this line.",
        RequestFailedException e => $"{what} cannot be reached ({Code(e)}): see the storage account's health and network rules.",
        _ => $"{what} cannot be reached ({exception.GetType().Name}): see the storage account's health and network rules.",
    };

    private static string Code(RequestFailedException exception) =>
        $"{exception.Status.ToString(CultureInfo.InvariantCulture)} {exception.ErrorCode}".TrimEnd();
}
