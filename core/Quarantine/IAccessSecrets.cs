using Bridge.Core.Webhooks;

namespace Bridge.Core.Quarantine;

/// <summary>The Access Secrets that are in force now.</summary>
public interface IAccessSecrets
{
    /// <summary>Reads them.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Some cannot be read; lists all of them.</exception>
    Task<IReadOnlyList<AccessSecret>> ReadAsync(CancellationToken cancellationToken);
}
