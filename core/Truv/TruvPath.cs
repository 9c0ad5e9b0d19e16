using System.Text.RegularExpressions;

namespace Bridge.Core.Truv;

/// <summary>One path that the product asks Truv for.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Path with <c>{name}</c> where an id stands.</param>
/// <param name="Query">Names of the query values that may be sent with it.</param>
public sealed partial record TruvPath(HttpMethod Method, string Template, params string[] Query)
{
    /// <summary>The path of one object.</summary>
    /// <param name="id">Id for the only place in the template; opaque (truv.md §2), so escaped.</param>
    /// <exception cref="ArgumentException">
    /// The id is empty or made of dots, which would lead to another path.
    /// </exception>
    public string Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.All(c => c == '.')
            ? throw new ArgumentException("No id.", nameof(id))
            : Place().Replace(Template, _ => Uri.EscapeDataString(id));
    }

    [GeneratedRegex(@"\{[a-z_]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
