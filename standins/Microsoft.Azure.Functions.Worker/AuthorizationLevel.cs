namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a caller of an HTTP function must present.</summary>
public enum AuthorizationLevel
{
    /// <summary>No key.</summary>
    Anonymous = 0,

    /// <summary>A user's token.</summary>
    User = 1,

    /// <summary>A key of the function; the default of <see cref="HttpTriggerAttribute"/>.</summary>
    Function = 2,

    /// <summary>A key of an extension of the host.</summary>
    System = 3,

    /// <summary>The host's master key.</summary>
    Admin = 4,
}
