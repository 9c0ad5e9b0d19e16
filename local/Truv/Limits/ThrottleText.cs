namespace Bridge.Local.Truv;

/// <summary>Where a 429 says how long to wait; Truv's own demo guards against all of them (truv.md §4).</summary>
public enum ThrottleText
{
    /// <summary><c>error.message</c>, beside <c>error.code</c>: what Truv documents.</summary>
    ErrorMessage,

    /// <summary><c>error.detail</c>.</summary>
    ErrorDetail,

    /// <summary><c>detail</c>.</summary>
    Detail,

    /// <summary><c>message</c>.</summary>
    Message,
}
