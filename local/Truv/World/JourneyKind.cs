namespace Bridge.Local.Truv;

/// <summary>How a borrower's journey ends.</summary>
public enum JourneyKind
{
    /// <summary>Connected, parsed, completed.</summary>
    Completed,

    /// <summary>The log-in fails: task <c>login_error</c>, suborder <c>error</c>, no data.</summary>
    LoginError,

    /// <summary>Connected, but there is nothing: task and suborder <c>no_data</c>.</summary>
    NoData,

    /// <summary>Completed, then refreshed: the <c>…-updated</c> events.</summary>
    Refreshed,

    /// <summary>Completed, then the refresh fails: <c>order-refresh-failed</c> and <c>link-disconnected</c>.</summary>
    RefreshFailed,

    /// <summary>Completed, then the link is deleted and answers 404.</summary>
    LinkDeleted,
}
