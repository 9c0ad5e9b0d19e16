namespace Bridge.Local.Truv;

/// <summary>How many deliveries are where.</summary>
/// <param name="Active">Attempts that run or wait for a free slot.</param>
/// <param name="Waiting">Deliveries that wait for their next attempt.</param>
/// <param name="Accepted">Deliveries that were answered 2xx.</param>
/// <param name="GivenUp">Deliveries whose attempts are spent or whose configuration was disabled.</param>
public sealed record DeliveryStatus(int Active, int Waiting, long Accepted, long GivenUp);
