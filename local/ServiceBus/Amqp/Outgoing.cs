namespace Bridge.Local.ServiceBus.Amqp;

/// <summary>What goes out on a receiving link, in order.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Delivery">The message, when it is one.</param>
internal readonly record struct Outgoing(Outgoing.What Kind, Delivery? Delivery = null)
{
    /// <summary>What can go out.</summary>
    internal enum What
    {
        /// <summary>A message.</summary>
        Message,

        /// <summary>Word that the credit is used up or void.</summary>
        Drained,

        /// <summary>The end of the link, since its session is lost.</summary>
        SessionLost,
    }
}
