namespace Bridge.Core.Webhooks;

/// <summary>Reads a raw body into one buffer, up to a cap and a deadline, and hashes it on the way.</summary>
/// <param name="maxBytes">Largest acceptable body in bytes.</param>
public sealed class BodyReader(int maxBytes)
{
    private const int FirstBufferBytes = 4096;

    /// <summary>Reads the body.</summary>
    /// <param name="body">The stream of the web server.</param>
    /// <param name="declaredLength">The length that the caller declared, null for a chunked body.</param>
    /// <param name="signature">Is given every piece as it arrives.</param>
    /// <param name="deadline">Ends reading; the caller's hanging up ends it too.</param>
    /// <param name="caller">Tells one from the other.</param>
    public async ValueTask<BodyReading> ReadAsync(
        Stream body, long? declaredLength, SignatureVerification signature, CancellationToken deadline, CancellationToken caller)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(signature);
        try
        {
            return await FillAsync(body, declaredLength, signature, deadline);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return new BodyReading(Refusal(e, deadline, caller), default);
        }
    }

    // Web servers end a read with one of these when the connection is lost, at times before they cancel their token.
    private static Verdict Refusal(Exception e, CancellationToken deadline, CancellationToken caller)
    {
        if (caller.IsCancellationRequested) return Verdicts.CallerGone;
        if (e is IOException) return Verdicts.BodyInterrupted;
        return deadline.IsCancellationRequested ? Verdicts.BodyTooSlow : Verdicts.CallerGone;
    }

    private async ValueTask<BodyReading> FillAsync(
        Stream body, long? declaredLength, SignatureVerification signature, CancellationToken deadline)
    {
        // One byte of room beyond the body is what tells its end from more of it, without a second read buffer.
        var buffer = new byte[Math.Min((declaredLength ?? FirstBufferBytes) + 1, maxBytes + 1L)];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, maxBytes + 1L));
            var read = await body.ReadAsync(buffer.AsMemory(length), deadline);
            if (read == 0) return new BodyReading(null, buffer.AsMemory(0, length));
            signature.Append(buffer.AsSpan(length, read));
            length += read;
            if (length > maxBytes) return new BodyReading(Verdicts.BodyTooLarge, default);
        }
    }
}
