namespace Bridge.Core.Webhooks;

/// <summary>Whether a budget bears one more message.</summary>
public enum BudgetOutcome
{
    /// <summary>It does, and has been charged.</summary>
    Granted,

    /// <summary>It does not until the hour has passed.</summary>
    Exhausted,
}
