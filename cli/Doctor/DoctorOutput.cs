using System.Text.Json;
using Bridge.Cli.Terminal;
using Spectre.Console;

namespace Bridge.Cli.Doctor;

/// <summary>The examination for people or for a machine.</summary>
internal static class DoctorOutput
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal static int ExitCodeOf(IReadOnlyList<DoctorLine> lines) =>
        lines.Any(line => line.State == DoctorState.Fail) ? ExitCodes.Failure : ExitCodes.Success;

    internal static async Task WriteAsync(TextWriter output, string installation, IReadOnlyList<DoctorLine> lines, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(Json(installation, lines));
            return;
        }

        var console = Consoles.For(output);
        console.Write(new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).Title(Markup.Escape(installation))
            .AddColumns("", "Line", "Evidence and remedy").With(lines));
    }

    internal static string Json(string installation, IReadOnlyList<DoctorLine> lines) => JsonSerializer.Serialize(
        new
        {
            installation,
            ok = ExitCodeOf(lines) == ExitCodes.Success,
            lines = lines.Select(line => new
            {
                name = line.Name, state = line.State.ToString().ToLowerInvariant(), evidence = line.Evidence, remedy = line.Remedy,
            }),
        },
        Indented);

    private static Table With(this Table table, IReadOnlyList<DoctorLine> lines)
    {
        foreach (var line in lines)
        {
            var text = Markup.Escape(line.Evidence) + (line.Remedy is null ? "" : $"\n[yellow]→ {Markup.Escape(line.Remedy)}[/]");
            table.AddRow(Mark(line.State), Markup.Escape(line.Name), text);
        }

        return table;
    }

    private static string Mark(DoctorState state) => state switch
    {
        DoctorState.Pass => "[green]pass[/]",
        DoctorState.Warn => "[yellow]warn[/]",
        DoctorState.Fail => "[red]FAIL[/]",
        _ => "[grey]skip[/]",
    };
}
