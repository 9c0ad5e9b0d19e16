namespace Bridge.Local.Truv;

/// <summary>What a first pull finds; each kind of data is there from its own event on.</summary>
internal sealed class FoundData(EventTrail trail, Suborder suborder)
{
    private Employment _employment = null!;

    internal async Task RunAsync()
    {
        await trail.AddAsync(bodies =>
        {
            _employment = trail.World.NewEmployment(trail.Borrower, suborder.Link!);
            return bodies.OfObject("employment-created", suborder, _employment.Id);
        });
        await trail.AddAsync(bodies =>
        {
            _employment.HasProfile = true;
            return bodies.OfObject("profile-created", suborder, _employment.ProfileId);
        });
        if (!trail.Borrower.Flow.HasPay) return;

        var options = trail.Options;
        await CountAsync("statements-created", options.Statements, count => _employment.Statements = count);
        if (options.Shifts > 0) await CountAsync("shifts-created", options.Shifts, count => _employment.Shifts = count);
        await CountAsync("bank-accounts-created", options.BankAccounts, count => _employment.BankAccounts = count);
    }

    private Task CountAsync(string eventType, int count, Action<int> set) => trail.AddAsync(bodies =>
    {
        set(count);
        _employment.UpdatedAt = trail.Borrower.UpdatedAt;
        return bodies.OfCount(eventType, suborder, _employment, count);
    });
}
