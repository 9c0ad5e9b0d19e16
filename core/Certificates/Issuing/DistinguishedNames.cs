using System.Security.Cryptography.X509Certificates;

namespace Bridge.Core.Certificates.Issuing;

/// <summary>Compares distinguished names by what they say: authorities differ in string types and in the order of parts.</summary>
public static class DistinguishedNames
{
    /// <summary>Whether both have the same parts.</summary>
    public static bool AreSame(X500DistinguishedName one, X500DistinguishedName other) => Parts(one).SetEquals(Parts(other));

    private static HashSet<string> Parts(X500DistinguishedName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return
        [
            .. name.EnumerateRelativeDistinguishedNames().Select(part => part.HasMultipleElements
                ? Convert.ToHexString(part.RawData.Span)
                : $"{part.GetSingleElementType().Value}={part.GetSingleElementValue()}"),
        ];
    }
}
