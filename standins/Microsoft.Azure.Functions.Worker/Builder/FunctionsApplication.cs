namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a function app starts.</summary>
public static class FunctionsApplication
{
    /// <summary>Creates a builder with the generic host's defaults.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
