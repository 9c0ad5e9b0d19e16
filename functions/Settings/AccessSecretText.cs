namespace Bridge.Functions.Settings;

/// <summary>Whether a text can be an Access Secret of the environment.</summary>
public static class AccessSecretText
{
    /// <summary>What is wrong with it, to be put behind the name of the secret; nothing is said of an empty one.</summary>
    /// <param name="text">The secret.</param>
    /// <param name="prefix">What those of the environment begin with.</param>
    public static IEnumerable<string> Problems(string text, string prefix)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().Trim().Length < text.Length)
            yield return "begins or ends with white space, as a file's last line does.";
        if (text.Length > 0 && !text.StartsWith(prefix, StringComparison.Ordinal))
            yield return $"does not begin with '{prefix}': it belongs to another of Truv's environments than "
                + "Truv__Environment says.";
    }
}
