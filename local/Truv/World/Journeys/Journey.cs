namespace Bridge.Local.Truv;

/// <summary>A borrower's whole way, from the order to its end.</summary>
internal sealed class Journey(EventTrail trail)
{
    internal async Task RunAsync()
    {
        var options = trail.Options;
        await trail.AddAsync(bodies =>
        {
            trail.Note("order", "order_created", null);
            return bodies.OfOrder("order-created", null, "pending");
        });
        foreach (var suborder in trail.Borrower.Suborders)
        {
            await new FirstPull(trail, suborder).RunAsync();
            await AfterwardsAsync(suborder, options.Kind);
        }

        if (options.Certified) await CertifyAsync();
        if (options.Finalized) await FinalizeAsync();
    }

    internal Task CertifyAsync() => trail.AddAsync(bodies =>
    {
        trail.Borrower.IsCertified = true;
        trail.Note("order", "certification_completed", null);
        return bodies.OfWholeOrder("certification-completed");
    });

    internal Task FinalizeAsync() => trail.AddAsync(bodies =>
    {
        trail.Borrower.IsFinalized = true;
        return bodies.OfWholeOrder("order-finalized");
    });

    internal Task DeleteAsync(Suborder suborder) => trail.AddAsync(bodies =>
    {
        var link = suborder.Link!;
        link.DeletedAt = link.UpdatedAt = trail.Borrower.UpdatedAt;
        link.RemoveData();
        return bodies.OfLink("link-deleted", suborder);
    });

    private Task AfterwardsAsync(Suborder suborder, JourneyKind kind) => kind switch
    {
        JourneyKind.Refreshed => new Refresh(trail, suborder).RunAsync(),
        JourneyKind.RefreshFailed => new Refresh(trail, suborder).FailAsync(),
        JourneyKind.LinkDeleted => DeleteAsync(suborder),
        _ => Task.CompletedTask,
    };
}
