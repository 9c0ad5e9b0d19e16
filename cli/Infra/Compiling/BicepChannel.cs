using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bridge.Cli.Infra.Compiling;

/// <summary>JSON-RPC 2.0 with length headers, one call at a time.</summary>
internal sealed class BicepChannel(Stream input, Stream output) : IDisposable
{
    private const string LengthHeader = "Content-Length:";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _lastId;

    /// <summary>Calls a method and awaits its result.</summary>
    /// <exception cref="NotStartedException">The compiler reports an error of its own, or is gone.</exception>
    internal async Task<JsonElement> CallAsync(string method, object parameters, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await SendAsync(method, parameters, cancellationToken);
            return await ReceiveAsync(method, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task SendAsync(string method, object parameters, CancellationToken cancellationToken)
    {
        var request = new Dictionary<string, object>
        {
            ["jsonrpc"] = "2.0", ["id"] = ++_lastId, ["method"] = method, ["params"] = new[] { parameters },
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(request);
        var header = string.Create(CultureInfo.InvariantCulture, $"{LengthHeader} {body.Length}\r\n\r\n");
        await input.WriteAsync(Encoding.ASCII.GetBytes(header), cancellationToken);
        await input.WriteAsync(body, cancellationToken);
        await input.FlushAsync(cancellationToken);
    }

    private async Task<JsonElement> ReceiveAsync(string method, CancellationToken cancellationToken)
    {
        var length = 0;
        while (await LineAsync(cancellationToken) is { Length: > 0 } line)
        {
            if (line.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line[LengthHeader.Length..], CultureInfo.InvariantCulture);
        }

        var body = new byte[length];
        await output.ReadExactlyAsync(body, cancellationToken);
        using var reply = JsonDocument.Parse(body);
        return reply.RootElement.TryGetProperty("error", out var error)
            ? throw new NotStartedException($"The Bicep compiler failed in {method}: {error.GetProperty("message")}")
            : reply.RootElement.GetProperty("result").Clone();
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await output.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n') return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }

        throw new NotStartedException("The Bicep compiler has ended.");
    }
}
