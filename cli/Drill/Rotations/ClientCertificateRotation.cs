using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bridge.Cli.Cert.Requests;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Drill.Rotations;

/// <summary>The API client certificate is renewed: requested, signed by the simulator's authority, merged.</summary>
internal sealed class ClientCertificateRotation(DrillWork work)
{
    private const int SerialBytes = 16;

    // The pre-flight is the first request under the new certificate, and not yet a call of the app's work.
    private const int PreflightRequests = 1;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    internal async Task<RotationResult> RunAsync(CancellationToken cancellationToken)
    {
        var (counts, calls) = (work.Load.Counts, await work.Calls.CountAsync(cancellationToken));
        var half = work.Options.Duration / 2;
        await Task.Delay(half, TimeProvider.System, cancellationToken);
        var former = work.Laptop.TruvApi.ClientCertificates.Keys.ToList();

        var fingerprint = await RenewAsync(cancellationToken);
        var pickedUp = await UntilAsync(() => CallsUnder(fingerprint) > PreflightRequests, cancellationToken);
        var formerCalls = former.Sum(CallsUnder);
        await Task.Delay(half, TimeProvider.System, cancellationToken);

        var (laterCounts, laterCalls) = (work.Load.Counts, await work.Calls.CountAsync(cancellationToken));
        // One call may have been under way at the change; whatever comes later under the old certificate is wrong.
        var late = Math.Max(0, former.Sum(CallsUnder) - formerCalls - 1);
        return new RotationResult(
            "API client certificate", laterCounts.Sent - counts.Sent, laterCounts.Retried - counts.Retried,
            laterCounts.Refused - counts.Refused, late,
            laterCalls.Calls - calls.Calls, laterCalls.Failed - calls.Failed, pickedUp, pickedUp);
    }

    private int CallsUnder(string fingerprint) => work.Laptop.TruvApi.ClientCertificates.GetValueOrDefault(fingerprint);

    private async Task<string> RenewAsync(CancellationToken cancellationToken)
    {
        var (csrFile, answerFile) = (work.PathOf("api.csr.pem"), work.PathOf("api.crt.pem"));
        var order = new RequestOrder("bridge-local", TruvEnvironment.Sandbox, VaultKeyKind.P256, null, csrFile, Anew: false);
        work.Require(await new RequestRun(work.Vault.Certificates, work.Truv, work.Talk).RunAsync(order, cancellationToken));
        using var signed = await SignAsync(csrFile, cancellationToken);
        await File.WriteAllTextAsync(answerFile, signed.ExportCertificatePem(), cancellationToken);
        var merge = new MergeRun(work.Vault.Certificates, TimeProvider.System, work.Options.RefreshInterval, work.Talk);
        work.Require(await merge.RunAsync(answerFile, work.Truv.ClientCertificate, cancellationToken));
        return signed.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private async Task<X509Certificate2> SignAsync(string csrFile, CancellationToken cancellationToken)
    {
        var caFile = work.Laptop.Pki.ApiCaFile;
        using var authority = X509Certificate2.CreateFromPemFile(caFile, caFile.Replace(".crt.", ".key.", StringComparison.Ordinal));
        var request = CertificateRequest.LoadSigningRequestPem(
            await File.ReadAllTextAsync(csrFile, cancellationToken), HashAlgorithmName.SHA256,
            CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.Create(authority, now.AddMinutes(-4), now.AddDays(365), RandomNumberGenerator.GetBytes(SerialBytes));
    }

    private static async Task<TimeSpan> UntilAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
                throw new NotStartedException($"The new client certificate was not used within {Limit}: see the functions' log.");
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }

        return TimeProvider.System.GetElapsedTime(started);
    }
}
