using System.CommandLine;
using Bridge.Cli.Parked;
using Bridge.Cli.Terminal;
using Bridge.Core.Webhooks;

namespace Bridge.Cli.Explain;

/// <summary><c>bridge explain</c>: what a verdict means, and what to do about it.</summary>
internal static class ExplainCommand
{
    private const string Description =
        """
        Explain the verdicts on webhooks: what happened, what Truv saw, what was kept, what to do. All of them without a code.
        'explain events' shows what each type of event is enriched with instead.

        Examples:
          bridge explain
          bridge explain BRG131
          bridge explain 131 certificate-untrusted
          bridge explain --json
          bridge explain events

        Exit codes: 0 explained, 2 there is no such verdict; the nearest ones are named.
        """;

    private static readonly Argument<string[]> Codes = new("code")
    {
        Description = "Code, number or name of a verdict: BRG131, 131, signature-mismatch.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "An array of objects on standard output." };

    private static readonly Option<bool> Markdown = new("--markdown")
    {
        Description = "The document docs/verdicts.md on standard output.",
    };

    internal static Command Create()
    {
        var command = new Command("explain", Description) { Codes, Json, Markdown, EventsCommand.Create() };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(Json) && parsed.GetValue(Markdown)) parsed.AddError("Give either --json or --markdown.");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var codes = parsed.GetValue(Codes) ?? [];
        var unknown = codes.Where(code => VerdictLookup.Find(code) is null).ToArray();
        foreach (var code in unknown) parsed.InvocationConfiguration.Error.WriteLine(Unknown(code));
        if (unknown.Length > 0) return ExitCodes.WrongUsage;

        var verdicts = codes.Length == 0 ? Verdicts.All : [.. codes.Select(code => VerdictLookup.Find(code)!).Distinct()];
        Print(parsed, [.. verdicts.Select(verdict => new VerdictFacts(verdict))], isTable: codes.Length == 0);
        return ExitCodes.Success;
    }

    private static void Print(ParseResult parsed, IReadOnlyList<VerdictFacts> verdicts, bool isTable)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json)) output.WriteLine(VerdictJson.Of(verdicts));
        else if (parsed.GetValue(Markdown)) output.Write(VerdictsDocument.Of(verdicts));
        else if (isTable) Consoles.For(output).Write(VerdictTable.Of(verdicts));
        else foreach (var verdict in verdicts) Consoles.For(output).Write(VerdictPanel.Of(verdict));
    }

    private static string Unknown(string code)
    {
        var nearest = VerdictLookup.Nearest(code);
        return nearest.Count == 0
            ? $"There is no verdict '{Printable.Text(code)}': 'bridge explain' lists all."
            : $"There is no verdict '{Printable.Text(code)}'. Did you mean {string.Join(", ", nearest)}?";
    }
}
