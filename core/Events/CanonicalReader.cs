using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Bridge.Core.Webhooks;

namespace Bridge.Core.Events;

/// <summary>
/// Reads JSON once and keeps its canonical form (RFC 8785) and the members of the outermost object. Bad input gives a
/// verdict, the first that the order of the bytes brings up. Its owner disposes it, once, and never copies it.
/// </summary>
internal ref struct CanonicalReader(ReadOnlySpan<byte> json) : IDisposable
{
    // One level more than allowed, so that too deep is told apart from malformed without an exception.
    private static readonly JsonReaderOptions Strict = new()
    {
        MaxDepth = TruvEventReader.MaxDepth + 1,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    private readonly ReadOnlySpan<byte> _json = json;
    private Utf8JsonReader _reader = new(json, Strict);
    private PooledList<byte> _output = new(1024);
    private PooledList<byte> _names = new(512);
    private PooledList<byte> _scratch = new(1024);
    private PooledList<CanonicalMember> _members = new(32);
    private int _depth;

    /// <summary>Reads the whole text. After a refusal nothing else may be asked.</summary>
    internal Verdict? Read()
    {
        if (BodyEncoding.Check(_json) is { } encoding) return encoding;
        try
        {
            _reader.Read();
            IsObject = _reader.TokenType == JsonTokenType.StartObject;
            if ((IsObject ? ReadMembers(0) : ReadValue()) is { } refusal) return refusal;

            // Throws when anything but white space follows.
            _reader.Read();
            return null;
        }
        catch (JsonException)
        {
            return BodyVerdicts.Unreadable;
        }
    }

    /// <summary>Whether the outermost value is an object.</summary>
    internal bool IsObject { get; private set; }

    /// <summary>The place of a member of the outermost object, -1 when it has none of that name.</summary>
    internal readonly int Find(ReadOnlySpan<byte> name)
    {
        var members = _members.Items;
        for (var i = 0; i < members.Length; i++)
            if (members[i].NameIn(_names.Items).SequenceEqual(name)) return i;
        return -1;
    }

    /// <summary>The canonical text of a member's value; empty for -1.</summary>
    internal readonly ReadOnlySpan<byte> ValueOf(int member) => member < 0
        ? []
        : _output.Items[_members.Items[member].ValueStart.._members.Items[member].End];

    /// <summary>Decodes a member that is a string.</summary>
    /// <param name="member">Its place; -1 for none.</param>
    /// <param name="text">Receives the text.</param>
    /// <returns>Its length; 0 when it is no string, is empty or does not fit.</returns>
    internal int TextOf(int member, scoped Span<char> text)
    {
        if (ValueOf(member) is not [(byte)'"', .. var inner, (byte)'"']) return 0;
        _scratch.Truncate(0);
        CanonicalString.Unescape(inner, ref _scratch);
        return Utf8.ToUtf16(_scratch.Items, text, out _, out var length) == OperationStatus.Done ? length : 0;
    }

    /// <summary>The canonical form, valid until the next call.</summary>
    /// <param name="except">A member of the outermost object to leave out, -1 for none.</param>
    internal ReadOnlySpan<byte> Canonical(int except = -1)
    {
        if (!IsObject) return _output.Items;
        Arrange(_members.Items, except);
        return _scratch.Items;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _output.Return();
        _names.Return();
        _scratch.Return();
        _members.Return();
    }

    private Verdict? ReadValue()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject: return ReadObject();
            case JsonTokenType.StartArray: return ReadArray();
            case JsonTokenType.String: return ReadString();
            case JsonTokenType.Number: return EcmaScriptNumber.Write(_reader.ValueSpan, ref _output);
            default:
                _output.Add(_reader.ValueSpan);
                return null;
        }
    }

    private Verdict? ReadArray()
    {
        if (++_depth > TruvEventReader.MaxDepth) return BodyVerdicts.TooDeep;
        _output.Add((byte)'[');
        for (var first = true; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; first = false)
        {
            if (!first) _output.Add((byte)',');
            if (ReadValue() is { } refusal) return refusal;
        }

        _output.Add((byte)']');
        _depth--;
        return null;
    }

    private Verdict? ReadObject()
    {
        var (member, name, start) = (_members.Count, _names.Count, _output.Count);
        if (ReadMembers(member) is { } refusal) return refusal;

        Arrange(_members.Items[member..], except: -1);
        _members.Truncate(member);
        _names.Truncate(name);
        _output.Truncate(start);
        _output.Add(_scratch.Items);
        return null;
    }

    // Leaves the members sorted; their texts stay in the order of the source, without separators, for Arrange to put right.
    private Verdict? ReadMembers(int first)
    {
        if (++_depth > TruvEventReader.MaxDepth) return BodyVerdicts.TooDeep;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            if (ReadMember() is { } refusal) return refusal;

        _depth--;
        var members = _members.Items[first..];
        MemberOrder.Sort(members, _names.Memory);
        return MemberOrder.HasDuplicate(members, _names.Items) ? BodyVerdicts.DuplicateKey : null;
    }

    private Verdict? ReadMember()
    {
        var (start, nameStart) = (_output.Count, _names.Count);
        if (ReadString(ref _names) is { } lone) return lone;
        _output.Add((byte)':');

        var (nameEnd, valueStart) = (_names.Count, _output.Count);
        _reader.Read();
        if (ReadValue() is { } refusal) return refusal;
        var prefix = MemberOrder.PrefixOf(_names.Items[nameStart..nameEnd]);
        _members.Add(new CanonicalMember(prefix, nameStart, nameEnd - nameStart, start, valueStart, _output.Count));
        return null;
    }

    private Verdict? ReadString()
    {
        _scratch.Truncate(0);
        return ReadString(ref _scratch);
    }

    // Adds the canonical string to the output, and the text it stands for to the given list.
    private Verdict? ReadString(ref PooledList<byte> text)
    {
        // Without a backslash, a string of valid JSON is canonical as it stands.
        if (!_reader.ValueIsEscaped)
        {
            text.Add(_reader.ValueSpan);
            CanonicalString.Quote(_reader.ValueSpan, ref _output);
            return null;
        }

        var start = text.Count;
        if (CanonicalString.Unescape(_reader.ValueSpan, ref text) is { } lone) return lone;
        CanonicalString.Write(text.Items[start..], ref _output);
        return null;
    }

    private void Arrange(ReadOnlySpan<CanonicalMember> members, int except)
    {
        _scratch.Truncate(0);
        _scratch.Add((byte)'{');
        for (var i = 0; i < members.Length; i++)
        {
            if (i == except) continue;
            if (_scratch.Count > 1) _scratch.Add((byte)',');
            _scratch.Add(_output.Items[members[i].Start..members[i].End]);
        }

        _scratch.Add((byte)'}');
    }
}
