namespace Bridge.Core.Webhooks;

/// <summary>A check on the head of a request: it needs no body and runs before one is read.</summary>
public interface IRequestCheck
{
    /// <summary>Name of the step, its metric tag.</summary>
    string StepName { get; }

    /// <summary>Examines the request and notes what it found.</summary>
    /// <returns>The refusal, or null when the check passes.</returns>
    Verdict? Refusal(WebhookRequest request, Evidence evidence);
}
