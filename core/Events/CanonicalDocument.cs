using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Unicode;

namespace Bridge.Core.Events;

/// <summary>
/// The canonical form of a JSON text (RFC 8785), and where the members of its outermost object are. The texts of an
/// object's members stay in the order of the source, without separators, until the object is closed.
/// Its owner disposes it, once, and never copies it.
/// </summary>
internal struct CanonicalDocument() : IDisposable
{
    private PooledList<byte> _arranged = new(1024);
    private PooledList<byte> _output = new(1024);
    private PooledList<byte> _names = new(512);
    private PooledList<CanonicalMember> _members = new(32);

    /// <summary>Whether the outermost value is an object.</summary>
    internal bool IsObject { readonly get; set; }

    /// <summary>What is written so far.</summary>
    [UnscopedRef]
    internal ref PooledList<byte> Output => ref _output;

    /// <summary>The names of the objects that are not closed yet, unescaped, one after the other.</summary>
    [UnscopedRef]
    internal ref PooledList<byte> Names => ref _names;

    /// <summary>The members of the objects that are not closed yet.</summary>
    [UnscopedRef]
    internal ref PooledList<CanonicalMember> Members => ref _members;

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
        _arranged.Truncate(0);
        CanonicalString.Unescape(inner, ref _arranged);
        return Utf8.ToUtf16(_arranged.Items, text, out _, out var length) == OperationStatus.Done ? length : 0;
    }

    /// <summary>The canonical form, valid until the next call.</summary>
    /// <param name="except">A member of the outermost object to leave out, -1 for none.</param>
    internal ReadOnlySpan<byte> Form(int except = -1) => IsObject ? Arrange(_members.Items, except) : _output.Items;

    /// <summary>Puts an inner object in order, and forgets where its members are.</summary>
    /// <param name="member">How many members there were before it.</param>
    /// <param name="name">How many bytes of names there were before it.</param>
    /// <param name="start">How many bytes of output there were before it.</param>
    internal void Close(int member, int name, int start)
    {
        var arranged = Arrange(_members.Items[member..], except: -1);
        _members.Truncate(member);
        _names.Truncate(name);
        _output.Truncate(start);
        _output.Add(arranged);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _arranged.Return();
        _output.Return();
        _names.Return();
        _members.Return();
    }

    private ReadOnlySpan<byte> Arrange(ReadOnlySpan<CanonicalMember> members, int except)
    {
        _arranged.Truncate(0);
        _arranged.Add((byte)'{');
        for (var i = 0; i < members.Length; i++)
        {
            if (i == except) continue;
            if (_arranged.Count > 1) _arranged.Add((byte)',');
            _arranged.Add(_output.Items[members[i].Start..members[i].End]);
        }

        _arranged.Add((byte)'}');
        return _arranged.Items;
    }
}
