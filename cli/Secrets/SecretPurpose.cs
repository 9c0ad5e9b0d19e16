namespace Bridge.Cli.Secrets;

/// <summary>What a secret is for.</summary>
internal enum SecretPurpose
{
    /// <summary>An Access Secret of Truv, which signs webhooks and calls the API.</summary>
    Access,

    /// <summary>An accepted value of a custom header.</summary>
    Header,
}
