using System.Net.Http.Headers;

namespace Bridge.Core.Truv;

/// <summary>The two access headers that Truv's API wants besides the client certificate.</summary>
/// <param name="ClientId">Value of <c>X-Access-Client-Id</c>.</param>
/// <param name="AccessSecret">Value of <c>X-Access-Secret</c>.</param>
public sealed record TruvCredentials(string ClientId, string AccessSecret)
{
    /// <summary>Adds both headers.</summary>
    public void AddTo(HttpRequestHeaders headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        headers.Add("X-Access-Client-Id", ClientId);
        headers.Add("X-Access-Secret", AccessSecret);
    }

    /// <summary>Nothing of it: a secret never reaches a log.</summary>
    public override string ToString() => nameof(TruvCredentials);
}
