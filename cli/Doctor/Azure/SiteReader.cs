using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Bridge.Cli.Doctor.Azure;

/// <summary>Reads a function app's properties from Azure's management API.</summary>
/// <param name="resourceId">Its resource id.</param>
/// <param name="credential">Who asks; needs the role Reader.</param>
/// <param name="options">Transport and retries.</param>
/// <param name="management">Root of the management API.</param>
internal sealed class SiteReader(string resourceId, TokenCredential credential, SiteReaderOptions options, Uri management)
{
    internal static readonly Uri Azure = new("https://management.azure.com/");
    private const string ApiVersion = "2024-11-01";

    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(
        options, new BearerTokenAuthenticationPolicy(credential, $"{Azure}.default"));

    /// <exception cref="RequestFailedException">It cannot be read.</exception>
    internal async Task<SiteProperties> ReadAsync(CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(new Uri(management, resourceId));
        message.Request.Uri.AppendQuery("api-version", ApiVersion);
        await _pipeline.SendAsync(message, cancellationToken);
        if (message.Response.IsError) throw new RequestFailedException(message.Response);
        using var document = JsonDocument.Parse(message.Response.Content);
        var properties = document.RootElement.GetProperty("properties");
        return new SiteProperties(
            Truth(properties, "clientCertEnabled"), Text(properties, "clientCertMode"), Text(properties, "clientCertExclusionPaths"),
            Truth(properties, "httpsOnly"), Text(properties, "outboundIpAddresses"));
    }

    private static string? Text(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool Truth(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
