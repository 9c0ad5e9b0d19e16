using Azure.Storage.Blobs;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.Witnesses;

/// <summary>What tools that share no code with the bridge see of it.</summary>
public sealed class WitnessTests(BridgeUp up) : IClassFixture<BridgeUp>
{
    private readonly Curl _curl = new(up);
    private readonly NodeConsumer _consumer = new(up);

    [Fact]
    public async Task Webhook_ByCurlSignedByOpenssl_ReachesTheOfficialNodeClientEnriched()
    {
        var (id, body) = Webhook.New();

        var answer = await _curl.SendAsync(body);

        Assert.StartsWith("HTTP/2 202", answer.Output, StringComparison.Ordinal);
        var cloudEvent = NodeConsumer.CloudEvent(await _consumer.TakeAsync(id));
        Assert.Equal("1.0", cloudEvent.GetProperty("specversion").GetString());
        Assert.Equal("com.truv.order-created", cloudEvent.GetProperty("type").GetString());
        var data = cloudEvent.GetProperty("data");
        Assert.Equal("complete", data.GetProperty("enrichment").GetProperty("status").GetString());
        Assert.Equal("LN-2026-004417", data.GetProperty("resources").GetProperty("order").GetProperty("order_number").GetString());
        Assert.Equal(body, System.Text.Encoding.UTF8.GetString(data.GetProperty("evidence").GetProperty("body").GetBytesFromBase64()));
    }

    [Fact]
    public async Task Webhook_AsTheReadmeSendsIt_IsAccepted()
    {
        var block = Readme.Block("send");

        var answer = await Tool.RunInAsync(up.Folder, "bash", "-euc", block);

        Assert.True(answer.Output.Trim() == "202", answer.Output + answer.Errors);
    }

    [Fact]
    public async Task Webhook_WithTruvsPinnedCertificate_IsAcceptedUnderThatRule()
    {
        var (id, body) = Webhook.New("link-connected");
        var pinned = up.Up.GetProperty("truvSender").GetProperty("pinned");

        await _curl.SendAsync(pinned.GetProperty("certFile").GetString()!, pinned.GetProperty("keyFile").GetString()!, body);

        var data = NodeConsumer.CloudEvent(await _consumer.TakeAsync(id)).GetProperty("data");
        Assert.Equal("truv-pinned", data.GetProperty("evidence").GetProperty("trustRule").GetString());
    }

    [Fact]
    public async Task Webhook_SentTwice_ReachesTheConsumerOnce()
    {
        var (id, body) = Webhook.New();
        var (marker, markerBody) = Webhook.New();

        await _curl.SendAsync(body);
        await _curl.SendAsync(body);
        await _consumer.TakeAsync(id);
        await _curl.SendAsync(body);
        await _curl.SendAsync(markerBody);

        var next = NodeConsumer.CloudEvent(Assert.Single(await _consumer.TakeAsync(1)));
        Assert.Equal(marker, next.GetProperty("data").GetProperty("event").GetProperty("webhook_id").GetString());
    }

    [Fact]
    public async Task FrontEnd_NoClientCertificate_IsRefusedByThePlatform()
    {
        var answer = await _curl.PostAsync(Webhook.New().Body);

        Assert.StartsWith("HTTP/2 403", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FrontEnd_ForgedForwardedCertificateWithAnotherKey_IsRefusedByTheFunction()
    {
        var genuine = (await File.ReadAllTextAsync(up.Text("truvSender", "certFile"), TestContext.Current.CancellationToken)).Split("-----")[2].ReplaceLineEndings("");

        var answer = await _curl.SendAsync(
            up.Text("truvApi", "clientCertFile"), up.Text("truvApi", "clientKeyFile"), Webhook.New().Body,
            "--header", $"X-ARR-ClientCert: {genuine}");

        Assert.StartsWith("HTTP/2 401", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("certificate", answer.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task FrontEnd_WrongSignature_IsRefusedWithoutSayingWhy()
    {
        var answer = await _curl.SendAsync(Webhook.New().Body, signed: "another body");

        Assert.StartsWith("HTTP/2 401", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sign", answer.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TruvApi_OpensslWithoutClientCertificate_IsRefused()
    {
        var without = await OpensslAsync("");
        var with = await OpensslAsync(
            $"-cert '{up.Text("truvApi", "clientCertFile")}' -key '{up.Text("truvApi", "clientKeyFile")}'");

        Assert.NotEqual(0, without.ExitCode);
        Assert.DoesNotContain("HTTP/1.1", without.Output, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 403", with.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TruvApi_CurlWithClientCertificateAndHeaders_Answers()
    {
        var answer = await Tool.RunAsync(
            "curl", "--silent", "--cacert", up.Text("truvApi", "caFile"),
            "--cert", up.Text("truvApi", "clientCertFile"), "--key", up.Text("truvApi", "clientKeyFile"),
            "--header", $"X-Access-Client-Id: {up.Text("truvApi", "clientId")}",
            "--header", $"X-Access-Secret: {up.Text("truvApi", "accessSecret")}",
            up.Text("truvApi", "url").TrimEnd('/') + "/v1/links/2d86f41a7b9c4e03958ad1c6e07f3b54/");

        Assert.Contains("2d86f41a7b9c4e03958ad1c6e07f3b54", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_OfficialBlobClient_WritesAndReads()
    {
        var token = TestContext.Current.CancellationToken;
        var container = new BlobContainerClient(up.Text("storage", "connectionString"), "witness");
        await container.CreateIfNotExistsAsync(cancellationToken: token);

        await container.GetBlobClient("a").UploadAsync(BinaryData.FromString("kept"), overwrite: true, token);

        var read = await container.GetBlobClient("a").DownloadContentAsync(token);
        Assert.Equal("kept", read.Value.Content.ToString());
    }

    [Fact]
    public async Task Broker_RefusesSends_TruvIsToldToRetryAndNothingIsLost()
    {
        var (id, body) = Webhook.New();
        var control = new Control(up);

        Tool refused;
        await using (await control.FaultAsync(up.Text("serviceBus", "received"), "refuse-sends"))
            refused = await _curl.SendAsync(body);
        var accepted = await _curl.SendAsync(body);

        Assert.StartsWith("HTTP/2 503", refused.Output, StringComparison.Ordinal);
        Assert.Contains("retry-after:", refused.Output, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("HTTP/2 202", accepted.Output, StringComparison.Ordinal);
        await _consumer.TakeAsync(id);
    }

    [Fact]
    public async Task Webhook_SignedButUnreadable_IsAcknowledgedAndKeptInQuarantine()
    {
        var body = $"[\"{Guid.NewGuid()}\"]";

        var answer = await _curl.SendAsync(body);

        Assert.StartsWith("HTTP/2 202", answer.Output, StringComparison.Ordinal);
        var kept = await _consumer.TakeBodyAsync(up.Text("serviceBus", "quarantine"), body);
        Assert.Equal("BRG142", kept.GetProperty("applicationProperties").GetProperty("bridge-verdict").GetString());
    }

    private Task<Tool> OpensslAsync(string options)
    {
        var port = new Uri(up.Text("truvApi", "url")).Port;
        return Tool.RunAsync("bash", "-c",
            "set -o pipefail; (printf 'GET /v1/links/1/ HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n'; sleep 2) | "
            + $"openssl s_client -quiet -connect localhost:{port} -CAfile '{up.Text("truvApi", "caFile")}' {options}");
    }
}
