namespace Bridge.Local.Truv;

/// <summary>One borrower's way through Truv.</summary>
public sealed record JourneyOptions
{
    /// <summary>How it ends.</summary>
    /// <value>Default <see cref="JourneyKind.Completed"/>.</value>
    public JourneyKind Kind { get; init; } = JourneyKind.Completed;

    /// <summary>income, employment, deposit_switch, pll, insurance, assets or transactions.</summary>
    /// <value>Default income.</value>
    public string Product { get; init; } = "income";

    /// <summary>Suborders, each with a link of its own; order-created comes once.</summary>
    /// <value>Default 1.</value>
    public int Employers { get; init; } = 1;

    /// <summary>Pay statements of each employment; 300 make an order too large for a queue message.</summary>
    /// <value>Default 9.</value>
    public int Statements { get; init; } = 9;

    /// <summary>Deposit accounts of each employment.</summary>
    /// <value>Default 2.</value>
    public int BankAccounts { get; init; } = 2;

    /// <summary>Shifts of each employment; 0: no shifts event.</summary>
    /// <value>Default 0.</value>
    public int Shifts { get; init; }

    /// <summary>The log-in asks for a second factor: one more task event.</summary>
    /// <value>Default false.</value>
    public bool Mfa { get; init; }

    /// <summary>The applicant certifies at the end: certification-completed.</summary>
    /// <value>Default false.</value>
    public bool Certified { get; init; }

    /// <summary>The order is finalized at the end: order-finalized.</summary>
    /// <value>Default false.</value>
    public bool Finalized { get; init; }

    /// <summary>Task events come without <c>user_id</c>, as those of document collections do (truv.md §2).</summary>
    /// <value>Default false.</value>
    public bool TasksWithoutUser { get; init; }

    /// <summary>Time between two events.</summary>
    /// <value>Default none: the whole burst at once.</value>
    public TimeSpan Pace { get; init; }
}
