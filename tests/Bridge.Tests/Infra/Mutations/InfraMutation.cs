using Bridge.Cli.Infra.Compiling;

namespace Bridge.Tests.Infra.Mutations;

/// <summary>One protection taken out of the Bicep.</summary>
/// <param name="Rule">The rule that has to notice.</param>
/// <param name="Variant">The deployment in which it shows.</param>
/// <param name="File">The file below <c>infra/</c>.</param>
/// <param name="Before">What stands there.</param>
/// <param name="After">What would stand there instead.</param>
/// <param name="Subject">What it is about; two about one subject would hide each other, or break each other's rule.</param>
internal sealed record InfraMutation(
    string Rule, InfraVariant Variant, string File, string Before, string After, string? Subject = null)
{
    /// <summary>A wider rule that notices as well; null when there is none.</summary>
    internal string? Wider { get; init; }

    /// <summary>All that has to break.</summary>
    internal IEnumerable<string> Broken => Wider is null ? [Rule] : [Rule, Wider];

    internal static IReadOnlyList<InfraMutation> All { get; } =
    [
        .. SiteMutations.All, .. ServiceBusMutations.All, .. VaultMutations.All, .. StorageMutations.All,
        .. NetworkMutations.All, .. RolesMutations.All, .. MonitoringMutations.All, .. GeneralMutations.All,
    ];
}
