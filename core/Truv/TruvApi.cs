using System.Runtime.CompilerServices;
using Bridge.Core.Truv.Calls;
using Bridge.Core.Truv.Paging;

namespace Bridge.Core.Truv;

/// <summary>Truv's resources and lists.</summary>
/// <param name="client">Makes the calls.</param>
/// <param name="limits">Bounds of a list.</param>
/// <param name="telemetry">Told why pages were given up.</param>
public sealed class TruvApi(TruvClient client, TruvLimits limits, TruvTelemetry telemetry) : ITruvApi, ITruvPages
{
    /// <inheritdoc />
    public Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        client.GetAsync(path, cancellationToken);

    /// <inheritdoc />
    public async Task<TruvAnswer> GetAllAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        var whole = new JoinedPages();
        DateTimeOffset? askedAt = null;
        var requests = 0;
        await foreach (var page in GetPagesAsync(path, cancellationToken))
        {
            askedAt ??= page.AskedAt;
            requests += page.Requests;
            if (page.Outcome != TruvOutcome.Found)
                return new TruvAnswer(OfWhole(page, path, whole.Pages)) { AskedAt = askedAt.Value, Requests = requests };

            if (AddTo(whole, page) is not { } fault) continue;

            telemetry.BadPaging(path, fault, whole.Pages);
            return new TruvAnswer(OutcomeOf(fault)) { AskedAt = askedAt.Value, Requests = requests };
        }

        return TruvAnswer.Found(whole.ToElement()) with { AskedAt = askedAt!.Value, Requests = requests };
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TruvPage> GetPagesAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = path; next is not null;)
        {
            seen.Add(next);
            var page = PageReader.Read(next, await client.GetAsync(next, cancellationToken), out var fault);
            yield return page;

            next = page.Next;
            if (next is not null && seen.Contains(next)) fault = PagingFault.Circle;
            else if (next is not null && seen.Count == limits.MaxPages) fault = PagingFault.TooManyPages;
            if (fault is null) continue;

            telemetry.BadPaging(path, fault.Value, seen.Count);
            yield return new TruvPage(next ?? page.Path, OutcomeOf(fault.Value), null, null, page.AskedAt) { Requests = 0 };
            yield break;
        }
    }

    // A page that is gone, or that Truv no longer understands, says that the list changed meanwhile, not that there is
    // none.
    private TruvOutcome OfWhole(TruvPage page, string path, int pages)
    {
        var isGone = page.Outcome is TruvOutcome.NotFound or TruvOutcome.Expired or TruvOutcome.Rejected;
        if (page.Path == path || !isGone) return page.Outcome;

        telemetry.BadPaging(path, PagingFault.Changed, pages);
        return TruvOutcome.Unavailable;
    }

    private PagingFault? AddTo(JoinedPages whole, TruvPage page)
    {
        var body = page.Body!.Value;
        if (page.Results is null && !PageReader.IsPaged(body)) return PagingFault.NoList;

        whole.Add(body);
        return whole.Bytes > limits.MaxListBytes ? PagingFault.TooManyBytes : null;
    }

    private static TruvOutcome OutcomeOf(PagingFault fault) =>
        fault is PagingFault.TooManyPages or PagingFault.TooManyBytes ? TruvOutcome.TooLarge : TruvOutcome.Unavailable;
}
