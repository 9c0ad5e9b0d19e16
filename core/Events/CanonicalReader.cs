using System.Text.Json;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Events;

/// <summary>Reads JSON once, strictly, and writes its canonical form.</summary>
internal ref struct CanonicalReader
{
    // One level more than allowed, so that too deep is told apart from malformed without an exception.
    private static readonly JsonReaderOptions Strict = new()
    {
        MaxDepth = TruvEventReader.MaxDepth + 1,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    private readonly ref CanonicalDocument _document;
    private Utf8JsonReader _reader;
    private int _depth;

    private CanonicalReader(ReadOnlySpan<byte> json, ref CanonicalDocument document)
    {
        _document = ref document;
        _reader = new Utf8JsonReader(json, Strict);
    }

    /// <summary>Reads a text. Bad input gives a verdict, the first that the order of the bytes brings up.</summary>
    /// <param name="json">The whole text.</param>
    /// <param name="document">An empty document, which receives the canonical form; of no use after a refusal.</param>
    internal static Verdict? Read(ReadOnlySpan<byte> json, ref CanonicalDocument document)
    {
        if (BodyEncoding.Check(json) is { } encoding) return encoding;
        try
        {
            return new CanonicalReader(json, ref document).ReadAll();
        }
        catch (JsonException)
        {
            return BodyVerdicts.Unreadable;
        }
    }

    private Verdict? ReadAll()
    {
        _reader.Read();
        _document.IsObject = _reader.TokenType == JsonTokenType.StartObject;
        if ((_document.IsObject ? ReadMembers() : ReadValue()) is { } refusal) return refusal;

        // Throws when anything but white space follows.
        _reader.Read();
        return null;
    }

    private Verdict? ReadValue()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject: return ReadObject();
            case JsonTokenType.StartArray: return ReadArray();
            case JsonTokenType.String: return ReadText();
            case JsonTokenType.Number: return EcmaScriptNumber.Write(_reader.ValueSpan, ref _document.Output);
            default:
                _document.Output.Add(_reader.ValueSpan);
                return null;
        }
    }

    private Verdict? ReadArray()
    {
        if (++_depth > TruvEventReader.MaxDepth) return BodyVerdicts.TooDeep;
        _document.Output.Add((byte)'[');
        for (var first = true; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first) _document.Output.Add((byte)',');
            if (ReadValue() is { } refusal) return refusal;
        }

        _document.Output.Add((byte)']');
        _depth--;
        return null;
    }

    private Verdict? ReadObject()
    {
        var (member, name, start) = (_document.Members.Count, _document.Names.Count, _document.Output.Count);
        if (ReadMembers() is { } refusal) return refusal;
        _document.Close(member, name, start);
        return null;
    }

    private Verdict? ReadMembers()
    {
        if (++_depth > TruvEventReader.MaxDepth) return BodyVerdicts.TooDeep;
        var first = _document.Members.Count;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            if (ReadMember() is { } refusal) return refusal;

        _depth--;
        var members = _document.Members.Items[first..];
        MemberOrder.Sort(members, _document.Names.Memory);
        return MemberOrder.HasDuplicate(members, _document.Names.Items) ? BodyVerdicts.DuplicateKey : null;
    }

    private Verdict? ReadMember()
    {
        var (start, nameStart) = (_document.Output.Count, _document.Names.Count);
        if (ReadString() is { } lone) return lone;
        _document.Output.Add((byte)':');

        var (nameEnd, valueStart) = (_document.Names.Count, _document.Output.Count);
        _reader.Read();
        if (ReadValue() is { } refusal) return refusal;
        var prefix = MemberOrder.PrefixOf(_document.Names.Items[nameStart..nameEnd]);
        _document.Members.Add(new CanonicalMember(
            prefix, nameStart, nameEnd - nameStart, start, valueStart, _document.Output.Count));
        return null;
    }

    private Verdict? ReadText()
    {
        var names = _document.Names.Count;
        var refusal = ReadString();
        _document.Names.Truncate(names);
        return refusal;
    }

    // Adds the string to the output, and what it stands for to the names.
    private Verdict? ReadString()
    {
        // Without a backslash, a string of valid JSON is canonical as it stands.
        if (!_reader.ValueIsEscaped)
        {
            _document.Names.Add(_reader.ValueSpan);
            CanonicalString.Quote(_reader.ValueSpan, ref _document.Output);
            return null;
        }

        var start = _document.Names.Count;
        if (CanonicalString.Unescape(_reader.ValueSpan, ref _document.Names) is { } lone) return lone;
        CanonicalString.Write(_document.Names.Items[start..], ref _document.Output);
        return null;
    }
}
