namespace Bridge.Core.Certificates.Issuing;

/// <summary>What an authority has issued and revoked; nothing is ever removed.</summary>
public interface IIssueLog
{
    /// <summary>Reads all entries.</summary>
    Task<IReadOnlyList<IssuedCertificate>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes an entry, in place of an earlier one of the same serial number.</summary>
    Task WriteAsync(IssuedCertificate issued, CancellationToken cancellationToken);
}
