namespace Bridge.Core.Certificates.Caching;

/// <summary>
/// Verdicts on certificates by SHA-256 of their DER. At most <see cref="AcceptedCapacity"/> accepted and
/// <see cref="RefusedCapacity"/> refused ones are held, each in a segment of its own, so that any number of bad
/// certificates neither grows the memory (under 1 MiB) nor pushes out a good one. A cache belongs to one policy, whose
/// rules never change: other rules come with another, empty cache.
/// </summary>
internal sealed class CertificateVerdictCache
{
    /// <summary>Most accepted certificates that are held.</summary>
    internal const int AcceptedCapacity = 64;

    /// <summary>Most refused certificates that are held.</summary>
    internal const int RefusedCapacity = 1024;

    private readonly VerdictSegment _accepted = new(AcceptedCapacity);
    private readonly VerdictSegment _refused = new(RefusedCapacity);
    private volatile CertificateVerdict? _last;

    internal int AcceptedCount => _accepted.Count;

    internal int RefusedCount => _refused.Count;

    /// <summary>
    /// Finds the certificate accepted last by the text of its header: a sender that keeps its connection costs one
    /// comparison instead of base64 and SHA-256. Equal text is equal DER, so this is as sound as the digest.
    /// </summary>
    internal CertificateVerdict? Find(string text, DateTimeOffset now, long generation)
    {
        var last = _last;
        return last is not null && last.Text == text && last.Validity.Holds(now, generation) ? last : null;
    }

    /// <summary>Finds a verdict that still holds.</summary>
    internal CertificateVerdict? Find(in CertificateDigest key, string text, DateTimeOffset now, long generation)
    {
        if (_accepted.Find(key) is { } accepted && accepted.Validity.Holds(now, generation))
        {
            Remember(accepted, text);
            return accepted;
        }

        return _refused.Find(key) is { } refused && refused.Validity.Holds(now, generation) ? refused : null;
    }

    /// <summary>Keeps a verdict in place of an older one on the same certificate.</summary>
    internal void Set(in CertificateDigest key, string text, CertificateVerdict verdict)
    {
        if (verdict.Refusal is not null)
        {
            _refused.Set(key, verdict);
            return;
        }

        _accepted.Set(key, verdict);
        Remember(verdict, text);
    }

    private void Remember(CertificateVerdict accepted, string text)
    {
        accepted.Text = text;
        _last = accepted;
    }
}
