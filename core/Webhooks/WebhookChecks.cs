using Microsoft.Extensions.Logging;

namespace Bridge.Core.Webhooks;

/// <summary>The checks of one policy, in the order of their cost.</summary>
/// <param name="policy">What is checked against.</param>
/// <param name="maxBodyBytes">Largest acceptable body in bytes.</param>
/// <param name="time">The clock.</param>
/// <param name="loggers">Take what an operator needs beyond the verdict.</param>
public sealed class WebhookChecks(ReceivingPolicy policy, int maxBodyBytes, TimeProvider time, ILoggerFactory loggers)
{
    private readonly IRequestCheck[] _head =
    [
        new EnvelopeCheck(maxBodyBytes),
        .. policy.Sources is { } sources ? [new SourceAddressCheck(sources)] : Array.Empty<IRequestCheck>(),
        new ClientCertificateCheck(policy, time, loggers.CreateLogger<ClientCertificateCheck>()),
        new CustomHeaderCheck(policy.Headers),
    ];

    private readonly BodyReader _body = new(maxBodyBytes);
    private readonly SignatureCheck _signature = new(policy.Secrets);

    /// <summary>Runs all checks; a body is read only when the head of the request passed.</summary>
    /// <returns>The refusal, with the bytes when only their signature is wrong; or the authenticated bytes.</returns>
    internal async ValueTask<BodyReading> RunAsync(Reception reception)
    {
        if (HeadRefusal(reception) is { } refusal) return new BodyReading(refusal, default);

        var malformed = _signature.Begin(reception.Request, reception.Evidence, out var verification);
        reception.EndStep("signature-header");
        if (malformed is not null) return new BodyReading(malformed, default);

        using (verification)
        {
            var reading = await ReadAsync(reception, verification!);
            reception.EndStep("body");
            if (reading.Refusal is not null) return reading;

            var mismatch = verification!.Conclude(reception.Evidence);
            reception.EndStep("signature");
            return reading with { Refusal = mismatch };
        }
    }

    private Verdict? HeadRefusal(Reception reception)
    {
        foreach (var check in _head)
        {
            var refusal = check.Refusal(reception.Request, reception.Evidence);
            reception.EndStep(check.StepName);
            if (refusal is not null) return refusal;
        }

        return null;
    }

    private async ValueTask<BodyReading> ReadAsync(Reception reception, SignatureVerification verification)
    {
        using var deadline = reception.Deadline.ForBody();
        await using var hangUp = reception.Caller.UnsafeRegister(
            static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        var request = reception.Request;
        return await _body.ReadAsync(
            request.Body, request.ContentLength, verification, deadline.Token, reception.Caller);
    }
}
