using System.Text.RegularExpressions;
using Bridge.Core.Certificates.Issuing;

namespace Bridge.Cli.Cert.Authority;

/// <summary>The one DNS name that a certificate is issued for.</summary>
internal static partial class IssuedName
{
    /// <summary>The given name, or the only one that the request asks for; null when that is not one exact name.</summary>
    internal static string? Choose(SigningRequest request, string? given)
    {
        var name = given ?? (request.DnsNames is [var only] ? only : null);
        return name is not null && Exact().IsMatch(name) ? name : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\z")]
    private static partial Regex Exact();
}
