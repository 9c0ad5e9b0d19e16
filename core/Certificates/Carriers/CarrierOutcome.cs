namespace Bridge.Core.Certificates.Carriers;

/// <summary>What a carrier found in its header.</summary>
public enum CarrierOutcome
{
    /// <summary>One value of the right form; whether it is a certificate is not known yet.</summary>
    Decoded,

    /// <summary>The value is not of the carrier's form.</summary>
    Malformed,

    /// <summary>More than one certificate, or a value joined from several.</summary>
    Repeated,
}
