namespace Bridge.Core.Enrichment.Assembly;

/// <summary>A CloudEvent ready for <c>truv-events</c>.</summary>
/// <param name="Id">The event id: CloudEvents <c>id</c> and duplicate-detection key.</param>
/// <param name="Type">CloudEvents <c>type</c>.</param>
/// <param name="Subject">CloudEvents <c>subject</c>: the resource that the event is about, null when it names none.</param>
/// <param name="Status">One of <see cref="EnrichmentStatus"/>.</param>
/// <param name="ContentType">Media type of <paramref name="Body"/>.</param>
/// <param name="Body">The structured-mode JSON.</param>
/// <param name="DataRef">Where the data lie that the body does not carry, null when it carries them.</param>
public sealed record EnrichedEvent(
    string Id, string Type, string? Subject, string Status, string ContentType, ReadOnlyMemory<byte> Body, Uri? DataRef = null);
