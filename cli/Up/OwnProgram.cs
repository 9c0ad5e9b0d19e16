namespace Bridge.Cli.Up;

/// <summary>How to run this very program again.</summary>
internal static class OwnProgram
{
    internal static (string Program, string[] Arguments) Command()
    {
        var program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? (program, [typeof(OwnProgram).Assembly.Location])
            : (program, []);
    }
}
