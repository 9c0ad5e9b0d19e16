using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Messaging.ServiceBus;

namespace Bridge.EndToEnd.Running;

/// <summary>Puts messages on a queue of the bridge, quarantine unless told otherwise, with the properties that receiving gives them.</summary>
internal static class Quarantined
{
    /// <summary>Sends a message.</summary>
    /// <param name="up">The running installation.</param>
    /// <param name="body">The body.</param>
    /// <param name="secret">The secret that signs it.</param>
    /// <param name="verdict">The verdict that put it there.</param>
    /// <param name="queue">The queue; null for quarantine.</param>
    public static async Task SendAsync(BridgeUp up, string body, string secret, string verdict, string? queue = null)
    {
        await using var client = new ServiceBusClient(up.Text("serviceBus", "connectionString"));
        await using var sender = client.CreateSender(queue ?? up.Text("serviceBus", "quarantine"));
        var bytes = Encoding.UTF8.GetBytes(body);
        var message = new ServiceBusMessage(bytes)
        {
            MessageId = Base64Url.EncodeToString(SHA256.HashData(bytes)), ContentType = "application/json",
        };
        var properties = message.ApplicationProperties;
        properties["bridge-source"] = "push";
        properties["bridge-received-at"] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        properties["bridge-verdict"] = verdict;
        properties["bridge-signature"] =
            "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes));
        properties["bridge-certificate-sha256"] = new string('A', 64);
        properties["bridge-trust-rule"] = "truv-issued";
        await sender.SendMessageAsync(message, TestContext.Current.CancellationToken);
    }
}
