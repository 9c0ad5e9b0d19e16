namespace Bridge.Cli.Drill.Rotations;

/// <summary>One thing of Truv's webhooks that is replaced by another of its kind.</summary>
internal interface IRotation
{
    /// <summary>What is rotated.</summary>
    string Name { get; }

    /// <summary>Who sends before the change, made of who sent last.</summary>
    WebhookSource Before(WebhookSource last);

    /// <summary>Adds the new one in the vault.</summary>
    /// <returns>Who will send after the change.</returns>
    Task<WebhookSource> AddAsync(WebhookSource before, CancellationToken cancellationToken);

    /// <summary>Retires the old one in the vault.</summary>
    Task RetireAsync(CancellationToken cancellationToken);
}
