using System.Text;

namespace Bridge.EndToEnd.Telemetry;

/// <summary>A Protocol Buffers message read without its schema: fields by number.</summary>
internal sealed class ProtoMessage
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(int Number, byte[] Value)> _fields = [];

    private ProtoMessage()
    {
    }

    /// <summary>The messages of a repeated field.</summary>
    public IEnumerable<ProtoMessage> All(int number) => Bytes(number).Select(value => TryRead(value) ?? throw new FormatException());

    /// <summary>The messages that a path of repeated fields leads to.</summary>
    public IEnumerable<ProtoMessage> All(params int[] path) =>
        path.Aggregate((IEnumerable<ProtoMessage>)[this], (messages, number) => messages.SelectMany(message => message.All(number)));

    public string Text(int number) => Bytes(number).Select(Strict.GetString).FirstOrDefault("");

    public string Hex(int number) => Bytes(number).Select(Convert.ToHexStringLower).FirstOrDefault("");

    /// <summary>Whatever could be a text, at any depth: what reads as a message is taken for both.</summary>
    public IEnumerable<string> Texts() => _fields.SelectMany(field =>
        (IsText(field.Value, out var text) ? [text] : Array.Empty<string>()).Concat(TryRead(field.Value)?.Texts() ?? []));

    public static ProtoMessage Read(byte[] bytes) => TryRead(bytes) ?? throw new FormatException("Not Protocol Buffers.");

    private IEnumerable<byte[]> Bytes(int number) => _fields.Where(field => field.Number == number).Select(field => field.Value);

    private static bool IsText(byte[] value, out string text)
    {
        try
        {
            text = Strict.GetString(value);
            return text.Length > 0;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    private static ProtoMessage? TryRead(byte[] bytes)
    {
        var message = new ProtoMessage();
        for (var at = 0; at < bytes.Length;)
        {
            if (!TryReadVarint(bytes, ref at, out var tag) || tag >> 3 is 0 or > 1000) return null;
            if (!TryLength(bytes, ref at, (int)(tag & 7), out var length) || length > bytes.Length - at) return null;
            if ((tag & 7) == 2) message._fields.Add(((int)(tag >> 3), bytes[at..(at + length)]));
            at += length;
        }

        return message;
    }

    private static bool TryLength(byte[] bytes, ref int at, int wireType, out int length)
    {
        length = wireType switch { 1 => 8, 5 => 4, _ => 0 };
        if (wireType is not (0 or 2)) return wireType is 1 or 5;
        if (!TryReadVarint(bytes, ref at, out var value)) return false;
        if (wireType == 2) length = value > int.MaxValue ? int.MaxValue : (int)value;
        return true;
    }

    private static bool TryReadVarint(byte[] bytes, ref int at, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return true;
        }

        return false;
    }
}
