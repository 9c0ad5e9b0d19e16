using System.Runtime.CompilerServices;
using Bridge.Core.Parked;

namespace Bridge.Core.Claims;

/// <summary>Deletes claim checks by age, where no lifecycle rule of the platform does.</summary>
public sealed class ClaimCleanup(IStoredClaims claims)
{
    /// <summary>Finds what no event younger than a moment can refer to.</summary>
    /// <param name="before">The moment; null finds all.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async IAsyncEnumerable<StoredClaim> FindAsync(
        DateTimeOffset? before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var claim in claims.ListAsync(cancellationToken))
        {
            // Names begin with the day and come in order: what follows is younger still.
            if (claim.Name.EndOfDay > before) yield break;
            yield return claim;
        }
    }

    /// <summary>Deletes what no event younger than a moment can refer to.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="mode">Whether anything is deleted.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was deleted, or would be.</returns>
    public async IAsyncEnumerable<StoredClaim> RunAsync(
        DateTimeOffset before, OperatorMode mode, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var claim in FindAsync(before, cancellationToken))
        {
            if (mode == OperatorMode.Act) await claims.DeleteAsync(claim, cancellationToken);
            yield return claim;
        }
    }
}
