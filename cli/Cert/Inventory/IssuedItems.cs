using Bridge.Core.Certificates.Issuing;

namespace Bridge.Cli.Cert.Inventory;

/// <summary>What our authority has issued, as lines of the inventory.</summary>
internal static class IssuedItems
{
    /// <summary>Of several for one subject the newest is the one in use; Truv has no need of the others any more.</summary>
    internal static IEnumerable<InventoryItem> Of(IReadOnlyList<IssuedCertificate> issued, string usedBy, DateTimeOffset now)
    {
        var newest = issued.Where(one => one.RevokedAt is null)
            .GroupBy(one => one.Subject, StringComparer.Ordinal)
            .Select(group => group.MaxBy(one => one.IssuedAt)).ToHashSet();
        return issued.OrderByDescending(one => one.IssuedAt).Select(one => new InventoryItem(
            "issued", one.SerialNumber, StateOf(one, newest.Contains(one), now), usedBy)
        {
            Subject = one.Subject, Fingerprint = one.Sha256, CreatedAt = one.IssuedAt, ExpiresAt = one.ExpiresAt,
        });
    }

    private static string StateOf(IssuedCertificate one, bool isNewest, DateTimeOffset now) =>
        one.RevokedAt is not null ? "revoked"
        : isNewest ? "active"
        : one.ExpiresAt <= now ? "expired"
        : "former";
}
