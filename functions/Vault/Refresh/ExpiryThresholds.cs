namespace Bridge.Functions.Vault;

/// <summary>The days before an expiry at which somebody has to know.</summary>
public static class ExpiryThresholds
{
    /// <summary>Time to ask Truv for a renewal.</summary>
    public const int Notice = 60;

    /// <summary>Time to have it.</summary>
    public const int Warning = 30;

    /// <summary>Everything else can wait.</summary>
    public const int Critical = 7;

    private static readonly int[] All = [Critical, Warning, Notice];

    /// <summary>The narrowest threshold that has been passed, days; null when there is plenty of time.</summary>
    public static int? Of(TimeSpan left)
    {
        foreach (var days in All)
        {
            if (left < TimeSpan.FromDays(days)) return days;
        }

        return null;
    }
}
