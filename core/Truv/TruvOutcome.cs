namespace Bridge.Core.Truv;

/// <summary>Named outcomes of a GET against Truv's API.</summary>
public enum TruvOutcome
{
    /// <summary>200 with JSON.</summary>
    Found,

    /// <summary>404: the object is unknown, deleted, or another client's. An answer, not trouble.</summary>
    NotFound,

    /// <summary>Another 4xx that concerns this object alone: asking again cannot help.</summary>
    Rejected,

    /// <summary>429, 5xx, timeout or connection failure after all retries: asking later may help.</summary>
    Unavailable,

    /// <summary>401, 403 or a TLS refusal: credentials or certificate are wrong, for every object alike.</summary>
    Unauthorized,
}
