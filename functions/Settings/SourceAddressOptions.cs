using System.ComponentModel.DataAnnotations;
using System.Net;
using Bridge.Core.Webhooks;

namespace Bridge.Functions.Settings;

/// <summary>From where webhooks may come, beside everything else. Section <c>Receiving:SourceAddresses</c>.</summary>
public sealed class SourceAddressOptions : IValidatableObject
{
    /// <summary>Whether the address that App Service reports in <c>X-Forwarded-For</c> is looked at.</summary>
    /// <value>Default false: behind any other front end the header means something else, or nothing.</value>
    public bool Enabled { get; set; }

    /// <summary>Addresses and networks (CIDR), separated by commas.</summary>
    /// <value>Default: the three that Truv publishes.</value>
    public string? Allowed { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Entries()
        .Where(entry => Parse(entry) is null)
        .Select(entry => new ValidationResult(
            $"Receiving__SourceAddresses__Allowed has '{entry}', which is no IP address and no network such as "
            + "192.0.2.0/24."));

    /// <summary>The networks, null when addresses are not looked at.</summary>
    internal IReadOnlyList<IPNetwork>? ToNetworks()
    {
        if (!Enabled) return null;
        var entries = Entries();
        return entries.Length == 0
            ? SourceAddressCheck.TruvSources
            : [.. entries.Select(entry => Parse(entry)!.Value)];
    }

    private string[] Entries() =>
        CommaList.Of(Allowed);

    private static IPNetwork? Parse(string entry)
    {
        if (IPNetwork.TryParse(entry, out var network)) return network;
        return IPAddress.TryParse(entry, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;
    }
}
