namespace Bridge.EndToEnd.Running;

/// <summary>curl as Truv's webhook sender, with a signature that openssl makes.</summary>
internal sealed class Curl(BridgeUp up)
{
    public string Url => up.Text("frontEnd", "url").TrimEnd('/') + up.Text("frontEnd", "webhookPath");

    /// <summary>Sends a genuine webhook.</summary>
    public Task<Tool> SendAsync(string body) => SendAsync(body, signed: body);

    /// <summary>Sends a body with the signature of another one.</summary>
    public async Task<Tool> SendAsync(string body, string signed) =>
        await SendAsAsync(up.Text("truvSender", "certFile"), up.Text("truvSender", "keyFile"), body, await HeadersAsync(signed));

    /// <summary>Sends a genuine webhook with another certificate, and with more headers.</summary>
    public async Task<Tool> SendAsync(string certificate, string key, string body, params string[] more) =>
        await SendAsAsync(certificate, key, body, [.. await HeadersAsync(body), .. more]);

    public Task<Tool> PostAsync(string body, params string[] arguments) => AnsweredAsync(
        "curl",
        [
            "--silent", "--show-error", "--max-time", "20", "--cacert", up.Text("frontEnd", "caFile"), "--dump-header", "-",
            "--data-binary", body, "--header", "Content-Type: application/json", .. arguments, Url,
        ]);

    private Task<Tool> SendAsAsync(string certificate, string key, string body, string[] more) =>
        PostAsync(body, ["--cert", certificate, "--key", key, .. more]);

    private static async Task<Tool> AnsweredAsync(string program, string[] arguments)
    {
        var tool = await Tool.RunAsync(program, arguments);
        Assert.True(tool.Output.Length > 0, $"curl got no answer (exit code {tool.ExitCode}): {tool.Errors}");
        return tool;
    }

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
