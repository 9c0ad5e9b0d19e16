using System.Text;

namespace Bridge.Tests.Core.Events.Generated;

/// <summary>Makes JSON where it is awkward: UTF-8 and UTF-16 sort differently, numbers change their form.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly double[] Odd =
    [
        0, -0.0, 1, -1, 0.1, 1e21, 1e-6, 1e-7, 5e-324, double.MaxValue, double.MinValue, 4.35, 100, 1.5e300, 2.5,
        9007199254740991, 9007199254740993, 1.2345678901234568e20, 9.999999999999999e20, 0.000001234,
    ];

    private static readonly (int First, int Last)[] Characters =
    [
        ('a', 'c'), ('a', 'c'), ('a', 'c'), (' ', '~'), (0, 0x1F), ('"', '"'), ('\\', '\\'), (0x7F, 0xFF), (0x2028, 0x2029),
        (0x7FE, 0x801), (0xD7F0, 0xD7FF), (0xE000, 0xE010), (0xFFF0, 0xFFFF), (0x10000, 0x10010), (0x1F600, 0x1F610),
        (0x10FFF0, 0x10FFFF),
    ];

    private readonly Random _random = new(seed);

    internal JsonMembers Members(int depth)
    {
        // Some objects have more members than a webhook ever has: they are sorted in another way.
        var count = _random.Next(20) == 0 ? _random.Next(30, 80) : _random.Next(0, 10);
        return new JsonMembers([.. Enumerable.Range(0, count)
            .Select(_ => KeyValuePair.Create(Name(), Value(count > 20 ? 0 : depth - 1)))
            .DistinctBy(member => member.Key)]);
    }

    private JsonTree Value(int depth) => _random.Next(depth > 0 ? 10 : 7) switch
    {
        0 => new JsonLiteral("true"),
        1 => new JsonLiteral("false"),
        2 => new JsonLiteral("null"),
        3 or 4 => new JsonNumber(Number()),
        5 or 6 => new JsonText(Text()),
        7 => new JsonList([.. Enumerable.Range(0, _random.Next(5)).Select(_ => Value(depth - 1))]),
        _ => Members(depth),
    };

    // Names often share their beginning, up to and past the eight bytes that are compared at once.
    private string Name() => _random.Next(4) switch
    {
        0 => "created_"[.._random.Next(9)] + Text(),
        1 => "webhook_id_of_"[.._random.Next(15)] + Text(),
        _ => Text(),
    };

    private string Text()
    {
        var text = new StringBuilder();
        for (var length = _random.Next(12); length > 0; length--)
        {
            var (first, last) = Characters[_random.Next(Characters.Length)];
            text.Append(new Rune(_random.Next(first, last + 1)));
        }

        return text.ToString();
    }

    private double Number() => _random.Next(5) switch
    {
        0 => _random.Next(-1000, 1000),
        1 => Odd[_random.Next(Odd.Length)],
        2 => Math.BitIncrement(Math.Pow(10, _random.Next(-30, 30))),
        3 => Math.Round(_random.NextDouble() * 1e6, _random.Next(8)),
        _ => Finite(BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue))),
    };

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
