using System.Text;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.BadInput;

/// <summary>A request to be sent by curl: genuine unless a test changes something.</summary>
/// <param name="Body">The bytes.</param>
internal sealed record Attempt(byte[] Body)
{
    /// <summary>What the signature is over; the body unless set.</summary>
    public byte[]? SignedBody { get; init; }

    /// <summary>The secret that signs; the installation's unless set.</summary>
    public string? Secret { get; init; }

    /// <summary>Makes the values of the signature header of the digest.</summary>
    public Func<string, string[]> Signature { get; init; } = digest => [$"v1={digest}"];

    /// <summary>Makes the values of the custom header of the genuine value.</summary>
    public Func<string, string[]> Key { get; init; } = value => [value];

    /// <summary>The client certificate; Truv's unless set.</summary>
    public Pair? Certificate { get; init; }

    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further options of curl.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>What is appended to the URL.</summary>
    public string PathSuffix { get; init; } = "";

    public static Attempt Genuine() => new(Encoding.UTF8.GetBytes(Webhook.New().Body));

    public static Attempt Signed(string body) => new(Encoding.UTF8.GetBytes(body));
}
