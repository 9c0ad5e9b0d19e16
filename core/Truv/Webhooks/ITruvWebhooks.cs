namespace Bridge.Core.Truv.Webhooks;

/// <summary>The webhook configurations that Truv has for our client id and environment.</summary>
public interface ITruvWebhooks
{
    /// <summary>Gets all of them; whether Truv answers in pages or with a plain array makes no difference.</summary>
    /// <returns>A named outcome; only cancellation throws.</returns>
    Task<TruvWebhookList> ListAsync(CancellationToken cancellationToken);

    /// <summary>Changes one.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">What to change; must change something.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outcome and, when it is <see cref="TruvOutcome.Found"/>, the configuration as it is now.</returns>
    Task<TruvWebhookList> ChangeAsync(string id, TruvWebhookChange change, CancellationToken cancellationToken);
}
