using System.Globalization;
using System.Text;

namespace Bridge.Tests.Core.Events.Generated;

/// <summary>Spells one meaning in any of the ways that JSON allows: order, white space, escapes, forms of numbers.</summary>
internal sealed class JsonSpelling(int seed)
{
    private const string ShortEscapes = "\"\\/\b\f\n\r\t";
    private const string ShortLetters = "\"\\/bfnrt";

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    internal string Spell(JsonTree tree)
    {
        Append(tree);
        return _text.ToString();
    }

    private void Append(JsonTree tree)
    {
        Space();
        switch (tree)
        {
            case JsonLiteral literal: _text.Append(literal.Text); break;
            case JsonNumber number: _text.Append(Number(number.Value)); break;
            case JsonText text: Quote(text.Value); break;
            case JsonList list: Enclose('[', list.Items, Append, ']'); break;
            case JsonMembers members: Enclose('{', Shuffled(members), Append, '}'); break;
        }

        Space();
    }

    private void Append(KeyValuePair<string, JsonTree> member)
    {
        Space();
        Quote(member.Key);
        Space();
        _text.Append(':');
        Append(member.Value);
    }

    private void Enclose<T>(char open, IReadOnlyList<T> items, Action<T> append, char close)
    {
        _text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) _text.Append(',');
            append(items[i]);
        }

        Space();
        _text.Append(close);
    }

    private KeyValuePair<string, JsonTree>[] Shuffled(JsonMembers tree)
    {
        KeyValuePair<string, JsonTree>[] members = [.. tree.Members];
        _random.Shuffle(members);
        return members;
    }

    // No line breaks, so that a text can be handed over as a line.
    private void Space() => _text.Append(_random.Next(8) switch { 0 => " ", 1 => "\t ", _ => "" });

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var rune in value.EnumerateRunes()) _text.Append(Character(rune));
        _text.Append('"');
    }

    private string Character(Rune rune)
    {
        var letter = rune.IsAscii ? ShortEscapes.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
        if (letter >= 0 && _random.Next(2) == 0) return $"\\{ShortLetters[letter]}";
        return rune.Value < ' ' || rune.Value is '"' or '\\' || _random.Next(8) == 0
            ? string.Concat(rune.ToString().Select(Hexadecimal))
            : rune.ToString();
    }

    private string Hexadecimal(char unit) =>
        "\\u" + ((int)unit).ToString(_random.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture);

    private string Number(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var isInteger = !shortest.Contains('.', StringComparison.Ordinal) && !shortest.Contains('E', StringComparison.Ordinal);
        return _random.Next(6) switch
        {
            0 => value.ToString("E16", CultureInfo.InvariantCulture),
            1 => value.ToString("e25", CultureInfo.InvariantCulture),
            2 when isInteger => shortest + ".000",
            3 when isInteger => shortest + "E-0",
            4 when value == 0 => "-0.0e7",
            _ => shortest,
        };
    }
}
