using Bridge.Local.Truv;
using Microsoft.AspNetCore.Http;

namespace Bridge.Cli.Control;

/// <summary><c>POST /truv/journeys</c>: how many borrowers, and which way they go.</summary>
internal sealed class JourneyRequest(TruvService truv, IQueryCollection query)
{
    private const int MaxBorrowers = 10_000;
    private const int MaxObjects = 10_000;

    /// <summary>Lets the borrowers go; ends when their events are handed to delivery.</summary>
    /// <exception cref="FormatException">A query value is wrong.</exception>
    /// <exception cref="ArgumentException">There is no such product.</exception>
    internal async Task<EmittedJourneys> RunAsync(CancellationToken cancellationToken)
    {
        var results = await truv.EmitAsync(Number("count", 1, MaxBorrowers), Options(), cancellationToken);
        return new EmittedJourneys(
            results.Count, results.Sum(one => one.Events.Count), [.. results.Select(one => one.Borrower.OrderId)]);
    }

    private JourneyOptions Options()
    {
        var usual = new JourneyOptions();
        return usual with
        {
            Kind = Kind(usual.Kind),
            Product = query["product"] is [{ Length: > 0 } product] ? product : usual.Product,
            Employers = Number("employers", usual.Employers, MaxObjects),
            Statements = Number("statements", usual.Statements, MaxObjects),
            Shifts = QueryNumber.Read(query, "shifts", usual.Shifts, 0, MaxObjects),
            Certified = Flag("certified"),
            Finalized = Flag("finalized"),
        };
    }

    private int Number(string name, int otherwise, int most) => QueryNumber.Read(query, name, otherwise, 1, most);

    private bool Flag(string name) => query[name] is ["true"];

    private JourneyKind Kind(JourneyKind otherwise)
    {
        if (query["kind"] is not [{ Length: > 0 } text]) return otherwise;
        return Enum.TryParse<JourneyKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? kind
            : throw new FormatException($"'{text}' is no kind: {string.Join(", ", Enum.GetNames<JourneyKind>())}.");
    }
}
