namespace Bridge.Local.Pki;

/// <summary>All certificates of the local Azure and of the local Truv, kept in one folder from run to run.</summary>
public sealed class LocalPki
{
    private const string ApiClientSubject =
        "CN=api-mtls.bridge-local.truv.com, O=Truv Inc, L=Miami, ST=Florida, C=US";

    private LocalPki(PemStore store, DateTimeOffset now)
    {
        var webhook = new LocalAuthority(store, "webhook-ca", "Bridge local webhook CA", now);
        var publicCa = new LocalAuthority(store, "public-ca", "Bridge local public CA", now);
        var api = new LocalAuthority(store, "api-ca", "Bridge local Truv API CA", now);
        var platform = new LocalAuthority(store, "platform-ca", "Bridge local platform CA", now);
        WebhookCaFile = webhook.CertificateFile;
        WebhookSender = webhook.Issue("webhook-sender", Sender("mtls-sandbox.truv.com"));
        PinnedSender = publicCa.Issue("pinned-sender", Sender("mtls-prod.truv.com"));
        ApiCaFile = api.CertificateFile;
        ApiServer = api.Issue("api-server", CertificateProfile.Server());
        ApiClient = api.Issue("api-client", CertificateProfile.Client(ApiClientSubject));
        PlatformCaFile = platform.CertificateFile;
        FrontEndServer = platform.Issue("front-end-server", CertificateProfile.Server());
        KeyVaultServer = platform.Issue("key-vault-server", CertificateProfile.Server());
    }

    /// <summary>PEM file of the authority that issues the webhook sender's certificate (trust rule <c>Issued</c>).</summary>
    public string WebhookCaFile { get; }

    /// <summary>Truv's webhook sender, certificate by our authority; DNS name <c>mtls-sandbox.truv.com</c>.</summary>
    public PemFiles WebhookSender { get; }

    /// <summary>Truv's webhook sender with its own certificate (trust rule <c>Pinned</c>); DNS name <c>mtls-prod.truv.com</c>.</summary>
    public PemFiles PinnedSender { get; }

    /// <summary>PEM file of the authority behind the Truv API: its server certificate and our client certificate.</summary>
    public string ApiCaFile { get; }

    /// <summary>Server certificate of the Truv API, for localhost.</summary>
    public PemFiles ApiServer { get; }

    /// <summary>Our client certificate for the Truv API, with the subject that Truv asks for.</summary>
    public PemFiles ApiClient { get; }

    /// <summary>PEM file of the authority of the local Azure.</summary>
    public string PlatformCaFile { get; }

    /// <summary>Server certificate of the front end, for localhost.</summary>
    public PemFiles FrontEndServer { get; }

    /// <summary>Server certificate of the Key Vault endpoint, for localhost.</summary>
    public PemFiles KeyVaultServer { get; }

    /// <summary>Loads what is kept and makes what is missing, broken or expires within 30 days.</summary>
    /// <param name="directory">The folder; made readable by its owner only.</param>
    /// <param name="time">The clock.</param>
    public static LocalPki LoadOrCreate(string directory, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var store = new PemStore(directory);
        store.Prepare();
        return new LocalPki(store, time.GetUtcNow());
    }

    private static CertificateProfile Sender(string dnsName) => CertificateProfile.Client($"CN={dnsName}", dnsName);
}
