using System.ComponentModel.DataAnnotations;

namespace Bridge.Functions.Settings;

/// <summary>One custom header. Section <c>Receiving:Headers:N</c>.</summary>
public sealed class RequiredHeaderOptions
{
    /// <summary>Header name, case-insensitive.</summary>
    [Required(ErrorMessage = "A header in Receiving__Headers has no Name.")]
    [RegularExpression("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$", ErrorMessage = "A header in Receiving__Headers has a Name that is "
        + "no HTTP field name (RFC 9110 §5.1).")]
    public string Name { get; set; } = "";

    /// <summary>
    /// Names of the Key Vault secrets that hold accepted values, separated by commas, or <c>prefix*</c>; two while one rotates.
    /// </summary>
    [Required(ErrorMessage = "A header in Receiving__Headers has no Secrets: name the Key Vault secrets with its values.")]
    public string Secrets { get; set; } = "";
}
