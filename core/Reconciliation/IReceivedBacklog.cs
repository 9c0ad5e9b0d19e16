namespace Bridge.Core.Reconciliation;

/// <summary>Looks along <c>truv-received</c> without taking anything.</summary>
public interface IReceivedBacklog
{
    /// <summary>Looks once.</summary>
    /// <exception cref="IOException">The queue cannot be looked into.</exception>
    Task<ReceivedBacklog> LookAsync(CancellationToken cancellationToken);
}
