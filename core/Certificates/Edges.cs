namespace Bridge.Core.Certificates;

/// <summary>Moments at which an answer changes by itself.</summary>
internal static class Edges
{
    /// <summary>The earliest moment that still lies ahead; the end of time when there is none.</summary>
    internal static DateTimeOffset After(DateTimeOffset now, params ReadOnlySpan<DateTimeOffset> moments)
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var moment in moments)
        {
            if (moment > now && moment < next) next = moment;
        }

        return next;
    }
}
