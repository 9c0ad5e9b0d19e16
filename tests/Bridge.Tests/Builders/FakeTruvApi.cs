using System.Collections.Concurrent;
using System.Text.Json;
using Bridge.Core.Truv;

namespace Bridge.Tests.Builders;

/// <summary>Answers by path; counts what was asked.</summary>
internal sealed class FakeTruvApi : ITruvApi
{
    public ConcurrentDictionary<string, TruvAnswer> Answers { get; } = new();

    public TruvAnswer Otherwise { get; set; } = TruvAnswer.Found(JsonDocument.Parse("""{"id":"1"}""").RootElement);

    public ConcurrentDictionary<string, int> Calls { get; } = new();

    public Task<TruvAnswer> GetAllAsync(string path, CancellationToken cancellationToken) => GetAsync(path, cancellationToken);

    public async Task<TruvAnswer> GetAsync(string path, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Calls.AddOrUpdate(path, 1, (_, count) => count + 1);
        return Answers.GetValueOrDefault(path, Otherwise);
    }
}
