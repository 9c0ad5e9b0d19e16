namespace Bridge.Core.Truv;

/// <summary>What an answer of Truv's API may take.</summary>
/// <param name="MaxResponseBytes">Bytes of one answer.</param>
/// <param name="MaxListBytes">Bytes of all pages of one list.</param>
/// <param name="BodyTimeout">Time from sending a request, with its turns and retries, to the last byte of its answer.</param>
public sealed record TruvLimits(int MaxResponseBytes, int MaxListBytes, TimeSpan BodyTimeout);
