using System.Text;
using Microsoft.AspNetCore.Http;

namespace Bridge.Local.Truv;

/// <summary>A fault that spoils the body of an answer.</summary>
internal sealed class BodyFault(Fault fault, TimeProvider time, CancellationToken stopping)
{
    private const int Pieces = 10;
    private const int PaddingBytes = 64 * 1024;

    private static readonly byte[] Padding = [.. Enumerable.Repeat((byte)' ', PaddingBytes)];

    internal async Task WriteAsync(HttpContext context, string body)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await WriteAsync(context, Encoding.UTF8.GetBytes(body), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task WriteAsync(HttpContext context, byte[] body, CancellationToken cancellationToken)
    {
        var response = context.Response;
        switch (fault.Kind)
        {
            case FaultKind.SlowBody: await WriteSlowlyAsync(response, body, cancellationToken); break;
            case FaultKind.TruncatedJson: await response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), cancellationToken); break;
            case FaultKind.CutBody: await CutAsync(context, body, cancellationToken); break;
            case FaultKind.HugeBody: await WriteHugelyAsync(response, body, cancellationToken); break;
            default: await response.Body.WriteAsync(Encoding.UTF8.GetBytes(WrongLinks(body)), cancellationToken); break;
        }
    }

    private async Task WriteSlowlyAsync(HttpResponse response, byte[] body, CancellationToken cancellationToken)
    {
        foreach (var piece in body.Chunk(Math.Max(1, (body.Length + Pieces - 1) / Pieces)))
        {
            await Task.Delay(fault.Delay, time, cancellationToken);
            await response.Body.WriteAsync(piece, cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }

    private static async Task CutAsync(HttpContext context, byte[] body, CancellationToken cancellationToken)
    {
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        context.Abort();
    }

    private async Task WriteHugelyAsync(HttpResponse response, byte[] body, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(body, cancellationToken);
        for (long written = body.Length; written < fault.Bytes; written += PaddingBytes)
            await response.Body.WriteAsync(Padding, cancellationToken);
    }

    private string WrongLinks(byte[] body) => Encoding.UTF8.GetString(body).Replace(
        PageLink.Root + "/", $"https://{fault.Host}/", StringComparison.Ordinal);
}
