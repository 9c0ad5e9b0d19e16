namespace Bridge.Core.Certificates.Issuing;

/// <summary>Why a certificate is no answer to a request of ours.</summary>
public enum AnswerProblem
{
    /// <summary>It certifies another key than the request's.</summary>
    OtherKey,

    /// <summary>It is for another subject than the request asked for.</summary>
    OtherSubject,

    /// <summary>Its validity has not begun.</summary>
    NotYetValid,

    /// <summary>Its validity has ended.</summary>
    Expired,

    /// <summary>It may not be used for client authentication.</summary>
    NotForClients,

    /// <summary>It is itself an authority.</summary>
    IsAuthority,

    /// <summary>A certificate that came with it has not issued it, nor an issuer of it.</summary>
    ForeignCertificate,

    /// <summary>A certificate of its chain is out of validity.</summary>
    ChainNotInValidity,

    /// <summary>Its signature is weaker than SHA-256.</summary>
    WeakSignature,
}
