using Bridge.Local.Truv;

namespace Bridge.Cli.Truv;

/// <summary>What <c>bridge truv emit</c> was asked to do.</summary>
/// <param name="Borrowers">How many.</param>
/// <param name="Kind">How their journeys end.</param>
/// <param name="Product">For which product.</param>
/// <param name="IsJson">Print one JSON object.</param>
internal sealed record EmitOrder(int Borrowers, JourneyKind Kind, string Product, bool IsJson);
