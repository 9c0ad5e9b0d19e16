using System.Buffers;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Events;

/// <summary>The JSON Canonicalization Scheme of RFC 8785.</summary>
public static class CanonicalJson
{
    /// <summary>Writes the canonical form. Bad input gives a verdict, never an exception.</summary>
    /// <param name="json">One JSON value in UTF-8, of depth 32 at most.</param>
    /// <param name="output">Receives UTF-8 bytes; nothing after a refusal.</param>
    /// <returns>The refusal, or null when the canonical form was written.</returns>
    public static Verdict? Write(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        var document = new CanonicalDocument();
        try
        {
            if (CanonicalReader.Read(json, ref document) is { } refusal) return refusal;
            output.Write(document.Form());
            return null;
        }
        finally
        {
            document.Dispose();
        }
    }
}
