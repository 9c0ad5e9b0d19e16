namespace Bridge.Local.Truv;

/// <summary>A report over a user's connections, made whenever one more is complete.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">When its id appears.</param>
/// <param name="ReadyAt">From when on it can be read; 404 before.</param>
public sealed record UserReport(string Id, DateTimeOffset CreatedAt, DateTimeOffset ReadyAt);
