using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Bridge.Cli.Cert.Requests;

/// <summary>The subject that Truv wants in a request (truv.md §5).</summary>
internal static partial class TruvSubject
{
    internal static bool IsName(string name) => Label().IsMatch(name);

    internal static string Text(string name) => $"CN={CommonName(name)}, O=Truv Inc, L=Miami, ST=Florida, C=US";

    internal static string CommonName(string name) => $"api-mtls.{name}.truv.com";

    internal static X500DistinguishedName Of(string name) => new(Text(name));

    // One label of a DNS name (RFC 1123 §2.1).
    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex Label();
}
