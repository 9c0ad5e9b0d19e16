using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;

namespace Bridge.Tests.Local.Truv;

/// <summary>The server certificate expires and is mended while clients are connected.</summary>
public sealed class ExpiredCertificateTests : IAsyncLifetime
{
    private static readonly Uri Tasks = new("/v1/tasks/", UriKind.Relative);

    private TruvUnderTest _truv = null!;

    public async ValueTask InitializeAsync() => _truv = await TruvUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _truv.DisposeAsync();

    [Fact]
    public async Task Certificate_Expired_IsSeenAtOnceAndMended()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_truv.Http));
        var id = _truv.Service.Faults.Add(new Fault(FaultKind.ExpiredCertificate));

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => StatusAsync(_truv.Http));
        _truv.Service.Faults.Remove(id);

        Assert.IsType<AuthenticationException>(refusal.InnerException);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_truv.Http));
    }

    [Fact]
    public async Task Certificate_Expired_HasNoOtherFlaw()
    {
        _truv.Service.Faults.Add(new Fault(FaultKind.ExpiredCertificate));
        X509ChainStatusFlags[] flaws = [];
        using var http = _truv.Client((chain, errors) =>
        {
            flaws = [.. chain!.ChainStatus.Select(status => status.Status)];
            return errors == SslPolicyErrors.RemoteCertificateChainErrors;
        });

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http));
        Assert.Equal([X509ChainStatusFlags.NotTimeValid], flaws);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http)
    {
        using var response = await http.GetAsync(Tasks, TruvUnderTest.Token);
        return response.StatusCode;
    }
}
