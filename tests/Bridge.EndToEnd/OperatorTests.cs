using System.Text.Json;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd;

/// <summary>The operator's commands on a running <c>bridge up</c>.</summary>
public sealed class OperatorTests(BridgeUp up) : IClassFixture<BridgeUp>
{
    private static readonly HttpClient Http = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Doctor_HealthyInstallation_PassesEveryLine()
    {
        var run = await RunAsync("doctor", "--json");

        Assert.True(run.ExitCode == 0, run.Errors + run.Output);
        using var json = JsonDocument.Parse(run.Output);
        Assert.All(json.RootElement.GetProperty("lines").EnumerateArray(), line => Assert.True(
            line.GetProperty("state").GetString() == "pass" || line.GetProperty("name").GetString() == "azure properties", line.ToString()));
    }

    [Fact]
    public async Task Doctor_VaultAway_NamesItWhileWebhooksAreStillAccepted()
    {
        (await Http.PostAsync(new Uri(up.Control, "vault/faults/outage"), null, Token)).EnsureSuccessStatusCode();
        try
        {
            var run = await RunAsync("doctor");
            var sent = await Http.PostAsync(
                new Uri(up.Control, "truv/send"), new StringContent("""{"webhook_id":"1","event_type":"order-created"}"""), Token);

            Assert.Equal(1, run.ExitCode);
            Assert.Contains("The Key Vault cannot be reached", run.Output, StringComparison.Ordinal);
            using var delivery = JsonDocument.Parse(await sent.Content.ReadAsStringAsync(Token));
            Assert.Equal(202, delivery.RootElement.GetProperty("statusCode").GetInt32());
        }
        finally
        {
            (await Http.DeleteAsync(new Uri(up.Control, "vault/faults"), Token)).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task CertAndSecrets_OnTheLocalVault_ListWhatIsInUse()
    {
        var show = await RunAsync("cert", "show", "--json");
        var check = await RunAsync("cert", "check");
        var secrets = await RunAsync("secrets", "list", "--json");

        Assert.Equal((0, 0, 0), (show.ExitCode, check.ExitCode, secrets.ExitCode));
        Assert.Contains("CN=api-mtls.bridge-local.truv.com", show.Output, StringComparison.Ordinal);
        Assert.Contains("truv-access-secret-1", secrets.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(up.Up.GetProperty("truvSender").GetProperty("accessSecrets")[0].GetString()!, secrets.Output, StringComparison.Ordinal);
    }

    private Task<Tool> RunAsync(params string[] arguments) =>
        Tool.RunAsync("dotnet", [BridgeUp.Command, .. arguments, "--data", Path.Combine(up.Folder, ".bridge")]);
}
