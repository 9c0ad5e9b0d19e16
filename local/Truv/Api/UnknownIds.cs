namespace Bridge.Local.Truv;

/// <summary>What an id that no journey has made is answered.</summary>
public enum UnknownIds
{
    /// <summary>The sample of its kind, but 404 and 410 for ids that begin with 404 and 410: for sample webhooks.</summary>
    Sample,

    /// <summary>404, as Truv does.</summary>
    NotFound,
}
