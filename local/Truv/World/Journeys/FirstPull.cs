namespace Bridge.Local.Truv;

/// <summary>The borrower connects one employer, insurer or bank: log-in, parsing, data, done.</summary>
internal sealed class FirstPull(EventTrail trail, Suborder suborder)
{
    private readonly Borrower _borrower = trail.Borrower;

    internal async Task RunAsync()
    {
        await OrderAsync("sent");
        await BeginAsync();
        await trail.TaskAsync(suborder, "login");
        if (trail.Options.Kind == JourneyKind.LoginError)
        {
            await FailAsync("login_error", "error");
            return;
        }

        if (trail.Options.Mfa) await trail.TaskAsync(suborder, "mfa");
        await trail.AddAsync(bodies => bodies.OfLink("link-connected", suborder));
        await trail.TaskAsync(suborder, "parse");
        await trail.TaskAsync(suborder, "full_parse");
        if (trail.Options.Kind == JourneyKind.NoData)
        {
            await FailAsync("no_data", "no_data");
            return;
        }

        if (_borrower.Flow.HasEmployments) await new FoundData(trail, suborder).RunAsync();
        if (_borrower.Flow.SwitchesDeposit) await trail.TaskAsync(suborder, "switch_deposit");
        await DoneAsync();
    }

    private Task BeginAsync() => trail.AddAsync(bodies =>
    {
        suborder.Link = trail.World.NewLink(_borrower, suborder);
        trail.Note("link", "login_attempt", suborder);
        return bodies.OfTask(suborder);
    });

    // The report's id appears with the task's last status; the report itself some seconds later.
    private async Task DoneAsync()
    {
        await trail.AddAsync(bodies =>
        {
            var task = suborder.Link!.Task;
            task.Status = "done";
            task.UpdatedAt = suborder.Link.UpdatedAt = _borrower.UpdatedAt;
            trail.World.AddReport(_borrower);
            return bodies.OfTask(suborder);
        });
        await OrderAsync("completed");
    }

    private async Task FailAsync(string taskStatus, string orderStatus)
    {
        await trail.TaskAsync(suborder, taskStatus);
        await OrderAsync(orderStatus);
    }

    private Task OrderAsync(string status) => trail.AddAsync(bodies =>
    {
        suborder.Status = status;
        if (status is "completed" or "no_data") trail.Note("order", $"suborder_{status}", suborder);
        if (_borrower.Suborders.All(one => one.Status == "completed")) _borrower.CompletedAt = _borrower.UpdatedAt;
        return bodies.OfOrder("order-status-updated", suborder, status);
    });
}
