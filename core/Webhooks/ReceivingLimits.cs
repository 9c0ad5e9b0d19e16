namespace Bridge.Core.Webhooks;

/// <summary>How much of a process one request, and all requests together, may take.</summary>
/// <param name="MaxBodyBytes">Largest acceptable body in bytes.</param>
/// <param name="MaxConcurrency">
/// Requests worked on at once; with <paramref name="MaxBodyBytes"/> it bounds the memory that bodies can take.
/// </param>
/// <param name="BodyTimeout">Longest time from the request to the last byte of its body.</param>
/// <param name="Deadline">Longest time from the request to its verdict; Truv gives up at 10 s (truv.md §1).</param>
public sealed record ReceivingLimits(int MaxBodyBytes, int MaxConcurrency, TimeSpan BodyTimeout, TimeSpan Deadline);
