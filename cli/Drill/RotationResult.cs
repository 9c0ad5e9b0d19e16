namespace Bridge.Cli.Drill;

/// <summary>What came of one rotation.</summary>
/// <param name="Name">What was rotated.</param>
/// <param name="Sent">Webhooks sent around it.</param>
/// <param name="Retried">Attempts that found the machine too busy and were repeated.</param>
/// <param name="WronglyRefused">Webhooks that were not accepted.</param>
/// <param name="WronglyAccepted">Webhooks accepted under what was retired.</param>
/// <param name="ApiCalls">Calls of Truv's API in the meantime.</param>
/// <param name="ApiFailures">Those of them that were refused or failed.</param>
/// <param name="PickedUp">Time until the new one counted.</param>
/// <param name="Retired">Time until the old one counted no longer.</param>
internal sealed record RotationResult(
    string Name, int Sent, int Retried, int WronglyRefused, int WronglyAccepted, int ApiCalls, int ApiFailures, TimeSpan PickedUp,
    TimeSpan Retired)
{
    internal bool IsFlawless(TimeSpan pickUpLimit) =>
        Sent > 0 && ApiCalls > 0 && WronglyRefused + WronglyAccepted + ApiFailures == 0 && PickedUp <= pickUpLimit && Retired <= pickUpLimit;
}
