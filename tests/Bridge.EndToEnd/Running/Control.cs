namespace Bridge.EndToEnd.Running;

/// <summary>The control endpoint of <c>bridge up</c>.</summary>
internal sealed class Control(BridgeUp up)
{
    private readonly HttpClient _http = new() { BaseAddress = up.Control };

    public async Task<IAsyncDisposable> FaultAsync(string queue, string fault)
    {
        var path = $"queues/{queue}/faults/{fault}";
        (await _http.PostAsync(path, null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        return new Mend(_http, path);
    }

    public async Task ExpireLocksAsync(string queue) =>
        (await _http.PostAsync($"queues/{queue}/expire-locks", null, TestContext.Current.CancellationToken))
            .EnsureSuccessStatusCode();

    public Task<string> StatusAsync() => _http.GetStringAsync("status", TestContext.Current.CancellationToken);

    private sealed class Mend(HttpClient http, string path) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => (await http.DeleteAsync(path)).EnsureSuccessStatusCode();
    }
}
