using Bridge.Core.Enrichment.Masking;

namespace Bridge.Functions.Settings;

/// <summary>A field that is kept from consumers. Section <c>Enrichment__Masks__N</c>.</summary>
public sealed class FieldMaskOptions
{
    /// <summary>Truv's <c>event_type</c>.</summary>
    /// <value>Default <c>*</c>: all.</value>
    public string EventType { get; set; } = FieldMask.AnyType;

    /// <summary>Where the field is, in JSONPath from <c>data</c>: below <c>$.resources</c>, or at any depth of it as <c>$..ssn</c>.</summary>
    public string Path { get; set; } = "";

    /// <summary>What is done to it.</summary>
    /// <value>Default <c>Mask</c>: the value becomes <c>"***"</c>.</value>
    public MaskAction Action { get; set; } = MaskAction.Mask;

    internal FieldMask ToMask() => MaskPath.TryParse(Path, out var path)
        ? new FieldMask(EventType, path, Action)
        : throw new InvalidOperationException("The settings are validated before they are used.");
}
