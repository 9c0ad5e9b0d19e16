using Bridge.Core.Certificates.Issuing;

namespace Bridge.Cli.Cert.Authority;

/// <summary>Why nothing is issued for a request.</summary>
internal static class RequestText
{
    internal static string Of(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.NoPossession => "The request's signature does not fit its key: its sender has not shown to hold the key. Ask "
            + "Truv for it again, and compare checksums.",
        RequestOutcome.WeakKey => "The request's key is neither RSA of 2048 bits nor ECDSA on P-256, P-384 or P-521.",
        _ => "The file is no certificate signing request (PKCS #10 in PEM or DER).",
    };
}
