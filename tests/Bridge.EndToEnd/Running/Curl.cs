namespace Bridge.EndToEnd.Running;

/// <summary>curl as Truv's webhook sender, with a signature that openssl makes.</summary>
internal sealed class Curl(BridgeUp up)
{
    public string Url => up.Text("frontEnd", "url").TrimEnd('/') + up.Text("frontEnd", "webhookPath");

    public async Task<Tool> SendAsync(string body, params string[] more)
    {
        var sender = up.Up.GetProperty("truvSender");
        return await SendAsync(
            sender.GetProperty("certFile").GetString()!, sender.GetProperty("keyFile").GetString()!, body, more);
    }

    public async Task<Tool> SendAsync(string certificate, string key, string body, params string[] more) =>
        await PostAsync(body, ["--cert", certificate, "--key", key, .. await HeadersAsync(body), .. more]);

    public Task<Tool> PostAsync(string body, params string[] arguments) => Tool.RunAsync(
        "curl",
        [
            "--silent", "--show-error", "--max-time", "20", "--cacert", up.Text("frontEnd", "caFile"), "--dump-header", "-",
            "--data-binary", body, "--header", "Content-Type: application/json", .. arguments, Url,
        ]);

    private async Task<string[]> HeadersAsync(string body)
    {
        var sender = up.Up.GetProperty("truvSender");
        var secret = sender.GetProperty("accessSecrets")[0].GetString()!;
        var signed = await Tool.RunAsync(
            "sh", "-c", "printf %s \"$1\" | openssl dgst -sha256 -hmac \"$2\" -r", "sign", body, secret);
        var custom = sender.GetProperty("headers").EnumerateObject()
            .SelectMany(header => new[] { "--header", $"{header.Name}: {header.Value.GetString()}" });
        return ["--header", $"X-WEBHOOK-SIGN: v1={signed.Output.Split(' ')[0]}", .. custom];
    }
}
