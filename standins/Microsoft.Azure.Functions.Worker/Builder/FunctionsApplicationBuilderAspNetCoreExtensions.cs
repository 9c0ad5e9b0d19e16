namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Chooses how HTTP functions meet their requests.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Gives HTTP functions the types of ASP.NET Core.</summary>
    /// <param name="builder">The app's builder.</param>
    /// <returns>The same builder.</returns>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder;
    }
}
