namespace Bridge.Local.Truv;

/// <summary>What can go wrong at Truv.</summary>
public enum FaultKind
{
    /// <summary>An error status (<see cref="Fault.Status"/>), by default 503, without a JSON body.</summary>
    ServerError,

    /// <summary>No answer until the client gives up.</summary>
    Timeout,

    /// <summary>The body comes in ten pieces with <see cref="Fault.Delay"/> before each.</summary>
    SlowBody,

    /// <summary>A complete answer whose JSON ends in the middle.</summary>
    TruncatedJson,

    /// <summary>The connection closes in the middle of the body.</summary>
    CutBody,

    /// <summary><c>next</c> and <c>previous</c> point to <see cref="Fault.Host"/>.</summary>
    WrongNextHost,

    /// <summary>The body is followed by white space up to <see cref="Fault.Bytes"/>.</summary>
    HugeBody,

    /// <summary>The connection is reset before an answer.</summary>
    ResetConnection,

    /// <summary>429 as <see cref="Fault.Throttle"/> says, with <see cref="Fault.RetryAfterSeconds"/>.</summary>
    Throttled,

    /// <summary>401 <c>authentication_failed</c>.</summary>
    Unauthorized,

    /// <summary>403 <c>not_authenticated</c>.</summary>
    Forbidden,

    /// <summary>The server presents an expired certificate; for all paths, and open connections are closed first.</summary>
    ExpiredCertificate,
}
