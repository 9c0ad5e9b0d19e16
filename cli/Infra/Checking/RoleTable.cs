namespace Bridge.Cli.Infra.Checking;

/// <summary>Who may what: the table of docs/security.md, written here a second time, so that a change of the Bicep shows.</summary>
internal static class RoleTable
{
    private const string Sender = "Azure Service Bus Data Sender";
    private const string Receiver = "Azure Service Bus Data Receiver";

    private static readonly IReadOnlySet<RoleGrant> App = new HashSet<RoleGrant>
    {
        new(Sender, "queues/truv-received"),
        new(Receiver, "queues/truv-received"),
        new(Sender, "queues/truv-events"),
        new(Sender, "queues/truv-quarantine"),
        new("Key Vault Secrets User", "vaults"),
        new("Key Vault Certificate User", "vaults"),
        new("Storage Blob Data Contributor", "containers/truv-events"),
        new("Storage Table Data Contributor", "tables/truvledger"),
        new("Storage Blob Data Owner", "storageAccounts/sthost"),
        new("Storage Table Data Contributor", "storageAccounts/sthost"),
        new("Monitoring Metrics Publisher", "components"),
    };

    private static readonly IReadOnlySet<RoleGrant> Consumer = new HashSet<RoleGrant>
    {
        new(Receiver, "queues/truv-events"),
        new("Storage Blob Data Reader", "containers/truv-events"),
    };

    private static readonly IReadOnlySet<RoleGrant> Operators = new HashSet<RoleGrant>
    {
        new("Key Vault Secrets Officer", "vaults"),
        new("Key Vault Certificates Officer", "vaults"),
        new(Sender, "queues/truv-received"),
        new(Receiver, "queues/truv-received"),
        new(Sender, "queues/truv-events"),
        new(Receiver, "queues/truv-events"),
        new(Sender, "queues/truv-quarantine"),
        new(Receiver, "queues/truv-quarantine"),
        new("Storage Table Data Reader", "tables/truvledger"),
        new("Storage Blob Data Contributor", "containers/app-package"),
    };

    // Who has an authority of our own has to sign with it.
    private static readonly IReadOnlySet<RoleGrant> Signers = new HashSet<RoleGrant>(Operators) { new("Key Vault Crypto Officer", "vaults") };

    /// <summary>What a holder must have; nothing for one that the table does not know.</summary>
    internal static IReadOnlySet<RoleGrant> Of(string holder, bool ownAuthority) => holder switch
    {
        RoleAssignments.App => App,
        _ when holder.StartsWith(RoleAssignments.Consumer, StringComparison.Ordinal) => Consumer,
        _ when holder.StartsWith(RoleAssignments.Operators, StringComparison.Ordinal) => ownAuthority ? Signers : Operators,
        _ => new HashSet<RoleGrant>(),
    };
}
