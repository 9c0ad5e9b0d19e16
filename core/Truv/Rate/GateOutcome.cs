namespace Bridge.Core.Truv.Rate;

/// <summary>Whether a call may send a request now.</summary>
public enum GateOutcome
{
    /// <summary>It may, at once.</summary>
    Granted,

    /// <summary>Its turn would come later than it may wait.</summary>
    TooLate,

    /// <summary>Too many calls wait already.</summary>
    TooMany,
}
