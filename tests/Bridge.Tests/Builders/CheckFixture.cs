using System.Diagnostics.CodeAnalysis;
using Bridge.Core.Certificates;
using Bridge.Core.Certificates.Carriers;
using Bridge.Core.Webhooks;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Builders;

/// <summary>The certificate check over some rules, a carrier and a clock.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "A stream without bytes holds nothing.")]
internal sealed class CheckFixture
{
    public CheckFixture(params IReadOnlyList<TrustRule> rules)
        : this(new AppServiceCarrier(), rules)
    {
    }

    public CheckFixture(ICertificateCarrier carrier, params IReadOnlyList<TrustRule> rules)
    {
        Policy = new ReceivingPolicy(rules, [], []) { Carrier = carrier };
        Check = new ClientCertificateCheck(Policy, Time, Logger);
    }

    public FakeTimeProvider Time { get; } = new(TestAuthority.Now);

    public LogRecorder<ClientCertificateCheck> Logger { get; } = new();

    public ReceivingPolicy Policy { get; }

    public ClientCertificateCheck Check { get; }

    public Evidence Evidence { get; private set; } = new();

    public string Judge(TestCertificate certificate) => Judge(certificate.Header);

    /// <summary>The code of the refusal, or that of acceptance.</summary>
    public string Judge(StringValues header)
    {
        var request = new WebhookRequest(
            name => name == Policy.Carrier.HeaderName ? header : default, null, null, Stream.Null);
        Evidence = new Evidence();
        return (Check.Refusal(request, Evidence) ?? Verdicts.Accepted).Code;
    }
}
