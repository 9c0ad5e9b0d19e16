namespace Bridge.Core.Certificates.Carriers;

/// <summary>Limits that hold for every carrier.</summary>
public static class CarrierLimits
{
    /// <summary>Largest acceptable DER encoding in bytes (16 KiB).</summary>
    public const int MaxDerBytes = 16 * 1024;

    /// <summary>Longest base64 of that, in characters.</summary>
    public const int MaxBase64Length = (MaxDerBytes + 2) / 3 * 4;

    /// <summary>Longest value of a header that holds percent-encoded PEM, in characters (64 KiB).</summary>
    public const int MaxPemLength = 64 * 1024;

    /// <summary>Room for decoding: the limit, and what padding may add.</summary>
    public const int BufferBytes = MaxBase64Length / 4 * 3;
}
