using Bridge.Cli.Parked;
using Bridge.Cli.Terminal;
using Bridge.Core.Ledger;

namespace Bridge.Cli.Trace;

/// <summary>Looks an id up and prints what the ledger says.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="output">For what was found.</param>
/// <param name="errors">For everything else.</param>
/// <param name="installation">Where the ledger is, for the person at the terminal.</param>
internal sealed class TraceRun(ILedger ledger, TextWriter output, TextWriter errors, string installation)
{
    internal async Task<int> RunAsync(string id, bool json, CancellationToken cancellationToken)
    {
        var entries = await ledger.SearchAsync(id, cancellationToken).ToListAsync(cancellationToken);
        if (entries.Count == 0)
        {
            await errors.WriteLineAsync(Nothing(Printable.Text(id)));
            return ExitCodes.NothingMatched;
        }

        if (json) foreach (var entry in entries) await output.WriteLineAsync(TraceJson.Of(entry));
        else Consoles.For(output).Write(entries.Count == 1 ? TracePanel.Of(entries[0]) : TraceTable.Of(entries));
        await errors.WriteLineAsync(entries.Count == 1
            ? $"1 event, at {installation}."
            : $"{entries.Count} events, newest first, at {installation}. 'bridge trace EVENT' shows the steps of one.");
        return ExitCodes.Success;
    }

    private string Nothing(string id) =>
        $"""
        The ledger at {installation} knows nothing under '{id}': neither an event nor a webhook, order, link, task or user. It
        begins when an event is enriched, and ends with the setting Storage__LedgerRetention. Where else to look:

          bridge reconcile --since 30d   Truv has tried to deliver it, and it never arrived
          bridge quarantine list         Truv has sent it, and signature or body was refused
          bridge dlq list                a queue has given up on it
          bridge explain                 it was refused and not kept: the app's log names the verdict
        """;
}
