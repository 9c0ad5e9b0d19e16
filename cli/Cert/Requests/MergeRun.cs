using System.Security.Cryptography;
using Azure.Security.KeyVault.Certificates;
using Bridge.Core.Certificates.Issuing;

namespace Bridge.Cli.Cert.Requests;

/// <summary>Checks an answer and merges it.</summary>
/// <param name="vault">The vault.</param>
/// <param name="time">The clock.</param>
/// <param name="refreshInterval">How soon the app takes it.</param>
/// <param name="talk">Where results go.</param>
internal sealed class MergeRun(CertificateClient vault, TimeProvider time, TimeSpan refreshInterval, Talk talk)
{
    internal async Task<int> RunAsync(string file, string certificate, CancellationToken cancellationToken)
    {
        var sent = await CertificateFiles.ReadAsync(file, cancellationToken);
        if (sent.Count == 0)
            return await talk.RefuseAsync(
                $"{file} holds no certificate. A PKCS #7 file has to be unpacked: openssl pkcs7 -print_certs -in {file}");
        if (await PendingRequests.FindAsync(vault, certificate, cancellationToken) is not { } pending)
            return await talk.RefuseAsync($"Nothing is pending for '{certificate}': begin with bridge cert request.");
        if (SigningRequest.Read(pending.Properties.Csr, out var request) is var outcome and not RequestOutcome.Sound)
            return await talk.RefuseAsync($"The vault's request is not sound ({outcome}): bridge cert request --anew makes another.");

        var answer = SignedAnswer.Sort([.. sent], request!.PublicKey, out var foreign);
        string[] problems =
        [
            .. answer.Problems(request.PublicKey, request.Subject, time.GetUtcNow()).Select(one => AnswerText.Of(one)),
            .. foreign.Select(one => $"{AnswerText.Of(AnswerProblem.ForeignCertificate)} {one.Subject}"),
        ];
        if (problems.Length > 0)
            return await talk.RefuseAsync([$"{file} is not merged:", .. problems.Select(problem => $"  - {problem}")]);
        return await MergeAsync(certificate, answer, cancellationToken);
    }

    // Truv does not say whether its API knows the intermediates.
    private const string Alone = "(the leaf alone: should the API refuse it, ask Truv for the intermediates, and merge both)";

    private async Task<int> MergeAsync(string certificate, SignedAnswer answer, CancellationToken cancellationToken)
    {
        IEnumerable<byte[]> chain = [answer.Leaf.RawData, .. answer.Chain.Select(one => one.RawData)];
        var merged = (await vault.MergeCertificateAsync(new MergeCertificateOptions(certificate, chain), cancellationToken)).Value;
        await talk.Output.WriteLineAsync(merged.Properties.Version);
        await talk.Errors.WriteLineAsync(
            $"""
            '{certificate}' has a new version {merged.Properties.Version}:
              subject     {answer.Leaf.Subject}
              issuer      {answer.Leaf.Issuer}
              SHA-256     {answer.Leaf.GetCertHashString(HashAlgorithmName.SHA256)}
              valid until {answer.Leaf.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm}Z
              chain       {string.Join(" < ", answer.Chain.Select(one => one.Subject).DefaultIfEmpty(Alone))}
            The app takes it within {refreshInterval}, once Truv's API accepts it. Next: bridge doctor
            """);
        return ExitCodes.Success;
    }
}
