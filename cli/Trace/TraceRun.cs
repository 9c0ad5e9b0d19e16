using Bridge.Cli.Parked;
using Bridge.Cli.Terminal;
using Bridge.Core.Ledger;

namespace Bridge.Cli.Trace;

/// <summary>Looks an id up and prints what the ledger says.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="waiting">Events that the ledger may not know yet.</param>
/// <param name="output">For what was found.</param>
/// <param name="errors">For everything else.</param>
/// <param name="installation">Where the ledger is, for the person at the terminal.</param>
internal sealed class TraceRun(ILedger ledger, IWaitingEvents waiting, TextWriter output, TextWriter errors, string installation)
{
    internal async Task<int> RunAsync(string id, bool json, CancellationToken cancellationToken)
    {
        var recorded = await ledger.SearchAsync(id, cancellationToken).ToListAsync(cancellationToken);
        IReadOnlyList<LedgerEntry> entries = [.. await WaitingAsync(id, recorded, cancellationToken), .. recorded];
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

    // Of those that wait the younger ones; the ledger knows the others better.
    private async Task<IEnumerable<LedgerEntry>> WaitingAsync(
        string id, List<LedgerEntry> recorded, CancellationToken cancellationToken)
    {
        try
        {
            return (await waiting.FindAsync(id, cancellationToken)).ExceptBy(recorded.Select(entry => entry.EventId), entry => entry.EventId);
        }
        catch (IOException e)
        {
            await errors.WriteLineAsync($"{e.Message} What waits there and was never tried is not shown.");
            return [];
        }
    }

    private string Nothing(string id) =>
        $"""
        Neither the ledger at {installation} nor the queue of received webhooks knows '{id}' as an event, webhook, order, link,
        task or user. The ledger ends with the setting Storage__LedgerRetention. Where else to look:

          bridge reconcile --since 30d   Truv has tried to deliver it, and it never arrived
          bridge quarantine list         Truv has sent it, and signature or body was refused
          bridge dlq list                a queue has given up on it
          bridge explain                 it was refused and not kept: the app's log names the verdict
        """;
}
