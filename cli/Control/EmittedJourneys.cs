namespace Bridge.Cli.Control;

/// <summary>What a request for journeys brought about.</summary>
/// <param name="Borrowers">How many borrowers went their way.</param>
/// <param name="Events">How many events they caused.</param>
/// <param name="Orders">The ids of their orders.</param>
internal sealed record EmittedJourneys(int Borrowers, int Events, IReadOnlyList<string> Orders);
