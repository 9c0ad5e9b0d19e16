using System.Net;

namespace Bridge.Core.Webhooks;

/// <summary>
/// The caller's address is one of Truv's. App Service appends the address it was called from, with a port, to
/// <c>X-Forwarded-For</c>; everything before the last entry is the caller's own claim and is not looked at.
/// </summary>
/// <param name="allowed">Networks to accept; <see cref="TruvSources"/> by default.</param>
public sealed class SourceAddressCheck(IReadOnlyList<IPNetwork> allowed) : IRequestCheck
{
    /// <summary>The header that the front end appends to.</summary>
    public const string HeaderName = "X-Forwarded-For";

    private const int MaxEntryChars = 64;

    /// <summary>Where Truv's webhooks come from, in every environment (truv.md §1).</summary>
    public static IReadOnlyList<IPNetwork> TruvSources { get; } =
    [
        IPNetwork.Parse("34.212.57.93/32"), IPNetwork.Parse("44.224.243.166/32"), IPNetwork.Parse("52.25.14.79/32"),
    ];

    /// <inheritdoc />
    public string StepName => "source";

    /// <inheritdoc />
    public Verdict? Refusal(WebhookRequest request, Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(request);
        var values = request.Header(HeaderName);
        if (values.Count == 0 || LastEntry(values[^1]) is not { } address) return Verdicts.SourceUnknown;

        foreach (var network in allowed)
        {
            if (network.Contains(address)) return null;
        }

        return Verdicts.SourceNotAllowed;
    }

    private static IPAddress? LastEntry(string? value)
    {
        var text = value.AsSpan();
        text = text[(text.LastIndexOf(',') + 1)..].Trim();
        if (text.Length > MaxEntryChars || !IPEndPoint.TryParse(text, out var entry)) return null;
        return entry.Address.IsIPv4MappedToIPv6 ? entry.Address.MapToIPv4() : entry.Address;
    }
}
