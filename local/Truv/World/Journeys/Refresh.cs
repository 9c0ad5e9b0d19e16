namespace Bridge.Local.Truv;

/// <summary>A later pull of a link that is connected: one statement and one account more, or a failure.</summary>
internal sealed class Refresh(EventTrail trail, Suborder suborder)
{
    internal async Task RunAsync()
    {
        await BeginAsync();
        await trail.TaskAsync(suborder, "parse");
        await trail.TaskAsync(suborder, "full_parse");
        foreach (var employment in suborder.Link!.Employments) await UpdateAsync(employment);
        await trail.AddAsync(bodies =>
        {
            var task = suborder.Link.Task;
            task.Status = "done";
            task.UpdatedAt = suborder.Link.UpdatedAt = trail.Borrower.UpdatedAt;
            trail.World.AddReport(trail.Borrower);
            return bodies.OfTask(suborder);
        });
    }

    internal async Task FailAsync()
    {
        await BeginAsync();
        await trail.TaskAsync(suborder, "login_error");
        await trail.AddAsync(bodies =>
        {
            suborder.Link!.IsDisconnected = true;
            return bodies.OfLink("link-disconnected", suborder);
        });
        await trail.AddAsync(bodies => bodies.OfOrder("order-refresh-failed", suborder, "login_error"));
    }

    private Task BeginAsync() => trail.AddAsync(bodies =>
    {
        suborder.Link!.Add(trail.World.NewTask(trail.Borrower, suborder.Link));
        trail.Note("link", "login_attempt", suborder, isRefresh: true);
        return bodies.OfTask(suborder);
    });

    private async Task UpdateAsync(Employment employment)
    {
        await trail.AddAsync(bodies => bodies.OfObject("employment-updated", suborder, employment.Id));
        await trail.AddAsync(bodies => bodies.OfObject("profile-updated", suborder, employment.ProfileId));
        if (!trail.Borrower.Flow.HasPay) return;

        await CountAsync("statements-updated", employment, () => ++employment.Statements);
        if (employment.Shifts > 0) await CountAsync("shifts-updated", employment, () => ++employment.Shifts);
        await CountAsync("bank-accounts-updated", employment, () => ++employment.BankAccounts);
    }

    private Task CountAsync(string eventType, Employment employment, Func<int> grow) => trail.AddAsync(bodies =>
    {
        employment.UpdatedAt = trail.Borrower.UpdatedAt;
        return bodies.OfCount(eventType, suborder, employment, grow());
    });
}
