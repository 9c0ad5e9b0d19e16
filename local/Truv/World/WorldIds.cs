using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Local.Truv;

/// <summary>Ids as Truv's: 32 lower-case hex characters, here a function of seed, borrower and purpose.</summary>
internal sealed class WorldIds(int seed)
{
    private const int Bytes = 16;

    internal string Of(int borrower, string purpose, int index = 0)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{seed}/{borrower}/{purpose}/{index}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, Bytes));
    }
}
