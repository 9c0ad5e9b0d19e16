namespace Bridge.Core.Parked;

/// <summary>Whether an operator's command changes anything.</summary>
public enum OperatorMode
{
    /// <summary>Only say what would be done.</summary>
    DryRun,

    /// <summary>Do it.</summary>
    Act,
}
