namespace Bridge.EndToEnd.Running;

/// <summary>The control endpoint of <c>bridge up</c>.</summary>
internal sealed class Control(BridgeUp up)
{
    private static readonly HttpClient Http = new();

    public async Task<IAsyncDisposable> FaultAsync(string queue, string fault)
    {
        var path = At($"queues/{queue}/faults/{fault}");
        (await Http.PostAsync(path, null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        return new Mend(path);
    }

    public async Task ExpireLocksAsync(string queue)
    {
        var path = At($"queues/{queue}/expire-locks");
        (await Http.PostAsync(path, null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    public Task<string> StatusAsync() => Http.GetStringAsync(At("status"), TestContext.Current.CancellationToken);

    private Uri At(string path) => new(up.Control, path);

    private sealed class Mend(Uri path) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => (await Http.DeleteAsync(path)).EnsureSuccessStatusCode();
    }
}
