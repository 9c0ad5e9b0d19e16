using System.Globalization;

namespace Bridge.Local.Truv;

/// <summary>A user with one order. State changes and reads happen under <see cref="Gate"/>.</summary>
public sealed class Borrower
{
    private readonly List<Suborder> _suborders = [];
    private readonly List<UserReport> _reports = [];
    private readonly List<OrderEntry> _entries = [];

    internal Borrower(WorldIds ids, int number, JourneyOptions options, WorldClock clock)
    {
        Ids = ids;
        Bodies = new EventBodies(this, clock);
        Number = number;
        Options = options;
        Flow = ProductFlow.Of(options.Product);
        CreatedAt = UpdatedAt = clock.Next();
        UserId = ids.Of(number, "user");
        OrderId = ids.Of(number, "order");
        TemplateId = ids.Of(0, "template");
        BridgeToken = ids.Of(number, "bridge-token");
        for (var i = 0; i < options.Employers; i++)
            _suborders.Add(new Suborder { Id = ids.Of(number, "suborder", i) });
    }

    /// <summary>1 for the first, 2 for the second.</summary>
    public int Number { get; }

    /// <summary>How the journey was asked for.</summary>
    public JourneyOptions Options { get; }

    /// <summary>The id of the user.</summary>
    public string UserId { get; }

    /// <summary>The id of the order.</summary>
    public string OrderId { get; }

    /// <summary>The lender's own number of the order.</summary>
    public string OrderNumber => string.Create(CultureInfo.InvariantCulture, $"LN-{CreatedAt.Year}-{Number:D6}");

    /// <summary>The customization template of the order.</summary>
    public string TemplateId { get; }

    /// <summary>When user and order were made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When the order last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }

    /// <summary>When the last suborder was completed.</summary>
    public DateTimeOffset? CompletedAt { get; internal set; }

    /// <summary>The applicant has certified.</summary>
    public bool IsCertified { get; internal set; }

    /// <summary>The order is final.</summary>
    public bool IsFinalized { get; internal set; }

    /// <summary>The suborders.</summary>
    public IReadOnlyList<Suborder> Suborders => _suborders;

    /// <summary>The user's reports, the latest last.</summary>
    public IReadOnlyList<UserReport> Reports => _reports;

    internal UserReport? LatestReport => _reports.Count > 0 ? _reports[^1] : null;

    internal Lock Gate { get; } = new();

    internal WorldIds Ids { get; }

    internal ProductFlow Flow { get; }

    internal EventBodies Bodies { get; }

    internal string BridgeToken { get; }

    internal string ExternalUserId => string.Create(CultureInfo.InvariantCulture, $"app-{Number:D6}");

    internal string LastName => string.Create(CultureInfo.InvariantCulture, $"Sample{Number}");

    internal string Email => string.Create(CultureInfo.InvariantCulture, $"jordan.sample{Number}@example.com");

    // Numbers above 900 are never given out as social security numbers.
    internal string Ssn => string.Create(CultureInfo.InvariantCulture, $"{900_000_000 + (Number % 99_999_999):D9}");

    internal IReadOnlyList<OrderEntry> Entries => _entries;

    internal IEnumerable<Link> Links => _suborders.Select(suborder => suborder.Link).OfType<Link>();

    internal Suborder SuborderOf(Link link) => _suborders.Single(suborder => suborder.Link == link);

    internal void Add(UserReport report) => _reports.Add(report);

    internal void Add(OrderEntry entry) => _entries.Add(entry);
}
