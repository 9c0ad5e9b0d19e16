using System.CommandLine;

namespace Bridge.Cli.Parked;

/// <summary>A body, which is shown on request only: it may hold personal data.</summary>
internal static class BodyOutput
{
    private static readonly Option<bool> Body = new("--body")
    {
        Description = "Print the body too, control characters escaped. It may hold personal data.",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "Write the exact bytes of the body to a new file that only you can read.", HelpName = "file",
    };

    internal static Command AddOptionsTo(Command command)
    {
        command.Options.Add(Body);
        command.Options.Add(Out);
        return command;
    }

    /// <summary>Prints or writes the body where the operator asked for it.</summary>
    /// <exception cref="NotStartedException">The file cannot be written.</exception>
    internal static async Task WriteAsync(ParseResult parsed, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Body)) await PrintAsync(body);
        if (parsed.GetValue(Out) is { } file) await WriteAsync(body, file, cancellationToken);
    }

    private static async Task PrintAsync(ReadOnlyMemory<byte> body)
    {
        await Console.Error.WriteLineAsync("The body follows. It may hold personal data: do not paste it into tickets or chats.");
        Console.WriteLine(Printable.Text(body.Span));
    }

    private static async Task WriteAsync(ReadOnlyMemory<byte> body, FileInfo file, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using var stream = new FileStream(file.FullName, options);
            await stream.WriteAsync(body, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotStartedException($"The body cannot be written: {e.Message} Name a new file in a folder of yours.", e);
        }

        await Console.Error.WriteLineAsync($"{body.Length} bytes in {file.FullName}. They may hold personal data.");
    }
}
