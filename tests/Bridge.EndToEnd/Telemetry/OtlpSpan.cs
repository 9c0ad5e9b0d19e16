namespace Bridge.EndToEnd.Telemetry;

/// <summary>A span as it was exported.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TraceId">Hex.</param>
/// <param name="Id">Hex.</param>
/// <param name="Parent">Hex; empty for the first of a trace.</param>
/// <param name="Tags">Its attributes that are texts.</param>
internal sealed record OtlpSpan(string Name, string TraceId, string Id, string Parent, IReadOnlyDictionary<string, string> Tags)
{
    // The numbers are those of opentelemetry/proto/trace/v1/trace.proto.
    public static OtlpSpan Read(ProtoMessage span) =>
        new(span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), Attributes(span, 9));

    public static IReadOnlyDictionary<string, string> Attributes(ProtoMessage message, int number) => message.All(number)
        .ToDictionary(pair => pair.Text(1), pair => pair.All(2).Select(value => value.Text(1)).FirstOrDefault(""));
}
