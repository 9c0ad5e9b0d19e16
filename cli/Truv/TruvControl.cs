using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Cli.Control;
using Bridge.Local.Truv;

namespace Bridge.Cli.Truv;

/// <summary>Truv's part of the control endpoint of a running <c>bridge up</c>, as a client.</summary>
internal sealed class TruvControl(Uri control) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = control };

    /// <summary>The address from <c>up.json</c>.</summary>
    /// <exception cref="NotStartedException">There is none, or it cannot be read.</exception>
    internal static Uri Find(string folder)
    {
        var file = Path.Combine(folder, "up.json");
        try
        {
            using var up = JsonDocument.Parse(File.ReadAllText(file));
            return new Uri(up.RootElement.GetProperty("control").GetProperty("url").GetString()!);
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or UriFormatException)
        {
            throw new NotStartedException(
                $"There is no local Truv to work with: {file} is missing or cannot be read. Start './bridge up' in another "
                + "terminal, with the same --data.", e);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <exception cref="NotStartedException">Nothing answers there, or it refuses.</exception>
    internal Task<EmittedJourneys> EmitAsync(EmitOrder order, int borrowers, CancellationToken cancellationToken) => AskAsync(
        async () =>
        {
            var query = $"truv/journeys?count={borrowers}&kind={order.Kind}&product={Uri.EscapeDataString(order.Product)}";
            using var response = await _http.PostAsync(query, null, cancellationToken);
            if (!response.IsSuccessStatusCode) throw new NotStartedException(await ReasonAsync(response, cancellationToken));
            return await response.Content.ReadFromJsonAsync<EmittedJourneys>(cancellationToken);
        });

    /// <exception cref="NotStartedException">Nothing answers there.</exception>
    internal Task<DeliveryStatus> StatusAsync(CancellationToken cancellationToken) =>
        AskAsync(() => _http.GetFromJsonAsync<DeliveryStatus>("truv/deliveries", cancellationToken));

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return problem.TryGetProperty("detail", out var detail) ? detail.GetString()! : $"Refused with {(int)response.StatusCode}.";
    }

    private async Task<T> AskAsync<T>(Func<Task<T?>> ask)
    {
        try
        {
            return await ask() ?? throw new NotStartedException($"{_http.BaseAddress} answered nothing.");
        }
        catch (HttpRequestException e)
        {
            throw new NotStartedException(
                $"Nothing answers at {_http.BaseAddress}: './bridge up' has ended. Start it again in another terminal.", e);
        }
    }
}
