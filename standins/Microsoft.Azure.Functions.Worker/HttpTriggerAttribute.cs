namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks the parameter through which an HTTP request starts the function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : Attribute
{
    /// <summary>Any HTTP method, with a key of the function.</summary>
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function)
    {
    }

    /// <summary>Some HTTP methods, without a key: unlike the other constructors, the official one leaves the level at its first value.</summary>
    /// <param name="methods">The HTTP methods, such as <c>post</c>; none means any.</param>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Any HTTP method.</summary>
    /// <param name="authLevel">The key a caller must present.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>Some HTTP methods.</summary>
    /// <param name="authLevel">The key a caller must present.</param>
    /// <param name="methods">The HTTP methods, such as <c>post</c>; none means any.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
        : this(authLevel) => Methods = methods;

    /// <summary>The route below the host's route prefix; the function's name when null, which is the default.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods the function answers; null or empty means any.</summary>
    public string[]? Methods { get; }

    /// <summary>The key a caller must present.</summary>
    public AuthorizationLevel AuthLevel { get; }
}
