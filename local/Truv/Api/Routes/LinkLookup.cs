namespace Bridge.Local.Truv;

/// <summary>Answers for a link that has data; a deleted one is not found.</summary>
internal sealed class LinkLookup(TruvWorld world)
{
    internal ApiAnswer? On(ApiRequest request, Func<Borrower, Suborder, ApiAnswer> answer)
    {
        if (world.Find(request.Id) is not { } borrower) return null;
        lock (borrower.Gate)
        {
            var suborder = borrower.Suborders.FirstOrDefault(one => one.Link?.Id == request.Id);
            return suborder?.Link is { DeletedAt: null } ? answer(borrower, suborder) : ApiAnswer.NotFound;
        }
    }

    /// <summary>As <see cref="On"/>, for what only links of some products have.</summary>
    internal ApiAnswer? For(
        ApiRequest request, Func<Borrower, bool> hasIt, Func<Borrower, Suborder, ApiAnswer> answer) =>
        On(request, (borrower, suborder) => hasIt(borrower) ? answer(borrower, suborder) : ApiAnswer.NotFound);
}
