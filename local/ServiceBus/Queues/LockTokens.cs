using System.Security.Cryptography;

namespace Bridge.Local.ServiceBus.Queues;

/// <summary>Random lock tokens, many for one call of the system. Used under the gate.</summary>
internal sealed class LockTokens
{
    private const int TokenBytes = 16;

    private readonly byte[] _random = new byte[256 * TokenBytes];
    private int _next;

    internal Guid Next()
    {
        if (_next == 0) RandomNumberGenerator.Fill(_random);
        var token = new Guid(_random.AsSpan(_next, TokenBytes));
        _next = (_next + TokenBytes) % _random.Length;
        return token;
    }
}
