using System.Globalization;
using Bridge.Core.Truv.Paging;

namespace Bridge.Core.Truv.Deliveries;

/// <summary>Which deliveries to read.</summary>
public sealed record TruvDeliveryQuery
{
    /// <summary>Deliveries from this moment on.</summary>
    /// <value>Default: 30 days ago, where Truv's history begins.</value>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Deliveries up to this moment.</summary>
    /// <value>Default: now.</value>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Where to go on: <see cref="TruvDeliveryPage.NextCursor"/> of the page before.</summary>
    /// <value>Default: the first page.</value>
    public string? Cursor { get; init; }

    /// <summary>Rows on a page; Truv documents no maximum.</summary>
    /// <value>Default 100.</value>
    public int PageSize { get; init; } = 100;

    internal string Path
    {
        get
        {
            if (Cursor is not null && (!NextLink.IsSafe(Cursor) || Cursor.Contains('?', StringComparison.Ordinal)))
                throw new ArgumentException("The cursor is none that Truv wrote.");

            string?[] pairs =
            [
                CreatedFrom is { } from ? $"created_at__gte={Text(from)}" : null,
                CreatedTo is { } to ? $"created_at__lte={Text(to)}" : null,
                string.Create(CultureInfo.InvariantCulture, $"page_size={PageSize}"),
                Cursor is null ? null : $"cursor={Cursor}",
            ];
            return $"{TruvPaths.Deliveries.Template}?{string.Join('&', pairs.OfType<string>())}";
        }
    }

    // Z, not an offset: a plus sign would be read as a space.
    private static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
