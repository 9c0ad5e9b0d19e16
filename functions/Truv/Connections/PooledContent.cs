using System.Net;

namespace Bridge.Functions.Truv;

/// <summary>The body of an answer, which holds its pool until it is disposed.</summary>
internal sealed class PooledContent : HttpContent
{
    private readonly HttpContent _inner;
    private ConnectionPool? _pool;

    internal PooledContent(HttpContent inner, ConnectionPool pool)
    {
        (_inner, _pool) = (inner, pool);
        foreach (var (name, values) in inner.Headers) Headers.TryAddWithoutValidation(name, values);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => _inner.ReadAsStreamAsync();

    protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        _inner.ReadAsStreamAsync(cancellationToken);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        _inner.CopyToAsync(stream, context);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _inner.CopyToAsync(stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            Interlocked.Exchange(ref _pool, null)?.Leave();
        }

        base.Dispose(disposing);
    }
}
