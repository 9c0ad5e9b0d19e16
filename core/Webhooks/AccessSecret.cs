using System.Text;

namespace Bridge.Core.Webhooks;

/// <summary>One active Access Secret of Truv, as the key of a signature.</summary>
/// <param name="Label">Name under which logs and events mention it.</param>
/// <param name="Key">UTF-8 bytes of the whole secret, its <c>sandbox-</c> or <c>prod-</c> prefix included.</param>
public sealed record AccessSecret(string Label, ReadOnlyMemory<byte> Key)
{
    /// <summary>Makes the key from the secret's text.</summary>
    public static AccessSecret FromText(string label, string secret) => new(label, Encoding.UTF8.GetBytes(secret));

    /// <summary>The label only: a secret never reaches a log.</summary>
    public override string ToString() => Label;
}
