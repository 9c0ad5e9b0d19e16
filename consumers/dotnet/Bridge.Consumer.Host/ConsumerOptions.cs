using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Bridge.Consumer.Host;

/// <summary>Settings, from the command line (<c>--Queue …</c>), the environment or <c>./bridge up</c>.</summary>
internal sealed class ConsumerOptions
{
    /// <summary>A connection string, or the host name of a namespace, which is then entered with a managed identity.</summary>
    /// <value>Required.</value>
    [Required(ErrorMessage = "ServiceBus is missing: start ./bridge up, or set it to NAME.servicebus.windows.net.")]
    public string ServiceBus { get; set; } = "";

    /// <summary>The queue.</summary>
    /// <value>Default <c>truv-events</c>.</value>
    [Required]
    public string Queue { get; set; } = "truv-events";

    /// <summary>A storage connection string, or the address of the blob service; null refuses claim checks.</summary>
    /// <value>Default null.</value>
    public string? Claims { get; set; }

    /// <summary>The container of claim checks; no other is ever read.</summary>
    /// <value>Default <c>truv-events</c>.</value>
    [Required]
    public string ClaimsContainer { get; set; } = "truv-events";

    /// <summary>Access Secrets, old ones included; with an empty list, checking the signature is left to the bridge.</summary>
    /// <value>Default empty.</value>
    public IReadOnlyList<string> AccessSecrets { get; set; } = [];

    /// <summary>Whether events from Truv's delivery history, which have no signature, pass in spite of a list of secrets.</summary>
    /// <value>Default false: they are dead-lettered.</value>
    public bool AcceptUnsigned { get; set; }

    /// <summary>The SQLite file of the inbox and of the work.</summary>
    /// <value>Default <c>consumer.db</c> in the current directory.</value>
    [Required]
    public string Database { get; set; } = "consumer.db";

    internal static ConsumerOptions From(IConfiguration configuration)
    {
        var options = configuration.Get<ConsumerOptions>() ?? new ConsumerOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
