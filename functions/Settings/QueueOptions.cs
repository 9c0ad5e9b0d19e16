using System.ComponentModel.DataAnnotations;

namespace Bridge.Functions.Settings;

/// <summary>
/// Service Bus. Setting <c>ServiceBus</c> holds a connection string (local), or <c>ServiceBus__fullyQualifiedNamespace</c>
/// the namespace's host name (Azure, by managed identity).
/// </summary>
public sealed class QueueOptions : IValidatableObject
{
    /// <summary>Name of the setting, and of the configuration section.</summary>
    public const string Section = "ServiceBus";

    /// <summary>The connection string, taken from the setting <c>ServiceBus</c> itself.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Host name of the namespace, such as <c>name.servicebus.windows.net</c>.</summary>
    public string? FullyQualifiedNamespace { get; set; }

    /// <summary>Queue of authenticated webhooks.</summary>
    /// <value>Default <c>truv-received</c>.</value>
    [Required]
    public string Received { get; set; } = "truv-received";

    /// <summary>Queue of enriched events.</summary>
    /// <value>Default <c>truv-events</c>.</value>
    [Required]
    public string Events { get; set; } = "truv-events";

    /// <summary>Queue of signed bodies that nobody can read.</summary>
    /// <value>Default <c>truv-quarantine</c>.</value>
    [Required]
    public string Quarantine { get; set; } = "truv-quarantine";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(ConnectionString) == string.IsNullOrEmpty(FullyQualifiedNamespace))
        {
            yield return new ValidationResult("Set exactly one of ServiceBus (a connection string, local) and "
                + "ServiceBus__fullyQualifiedNamespace (name.servicebus.windows.net, Azure).");
        }
    }
}
