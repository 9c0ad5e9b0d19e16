namespace Bridge.Local.Truv;

/// <summary>How many results a page holds.</summary>
internal sealed record PageSizes(int Default, int Most)
{
    // Django's paginator, which Truv's answers look like, cuts a size that is too large and does not refuse it.
    internal int Of(ApiRequest request) =>
        Math.Min(request.Number("page_size", 1, int.MaxValue) ?? Default, Most);
}
