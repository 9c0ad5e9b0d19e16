namespace Bridge.Core.Truv;

/// <summary>Named outcomes of a call to Truv's API, in order of severity (truv.md §4).</summary>
public enum TruvOutcome
{
    /// <summary>2xx with JSON.</summary>
    Found,

    /// <summary>404 in JSON: the object is unknown, deleted, or another client's. An answer, not trouble.</summary>
    NotFound,

    /// <summary>410: the token that the object hangs on has expired. An answer, not trouble.</summary>
    Expired,

    /// <summary>Another 4xx that concerns this object alone: asking again cannot help.</summary>
    Rejected,

    /// <summary>The answer exceeds the configured size or number of pages: asking again cannot help.</summary>
    TooLarge,

    /// <summary>
    /// 403: Truv refuses this object to our credentials, as one of another environment or a product that is not enabled
    /// (truv.md §4). Whether it refuses everything, only another call can tell.
    /// </summary>
    Forbidden,

    /// <summary>
    /// 429, or Truv's text about it under another status, or no turn within the configured wait: Truv's limit of
    /// requests is used up; asking later helps.
    /// </summary>
    Throttled,

    /// <summary>
    /// 5xx, timeout, connection failure, a redirect, pages that lead in a circle, or an answer (404 included) that is
    /// not Truv's JSON, after all retries: asking later may help.
    /// </summary>
    Unavailable,

    /// <summary>401 or a TLS refusal: credentials or certificate are wrong, for every object alike.</summary>
    Unauthorized,
}
