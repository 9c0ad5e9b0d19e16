using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Bridge.Core.Truv;

/// <summary>Joins the items of pages into one array; their text stays as Truv wrote it.</summary>
internal sealed class PageCollector(int maxBytes)
{
    private readonly ArrayBufferWriter<byte> _items = new();
    private int _pages;

    /// <summary>Adds a page.</summary>
    /// <returns>Found; TooLarge when the list exceeds its bounds; Unavailable when the page is none.</returns>
    internal TruvOutcome Add(JsonElement page)
    {
        if (PageLinks.Items(page) is not { } items) return TruvOutcome.Unavailable;
        foreach (var item in items.EnumerateArray())
        {
            _items.Write(_items.WrittenCount == 0 ? "["u8 : ","u8);
            _items.Write(JsonMarshal.GetRawUtf8Value(item));
        }

        return ++_pages > PageLinks.MaxPages || _items.WrittenCount > maxBytes ? TruvOutcome.TooLarge : TruvOutcome.Found;
    }

    internal JsonElement ToArray()
    {
        _items.Write(_items.WrittenCount == 0 ? "[]"u8 : "]"u8);
        return JsonElement.Parse(_items.WrittenSpan);
    }
}
