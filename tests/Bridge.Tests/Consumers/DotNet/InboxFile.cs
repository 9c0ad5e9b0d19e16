using Bridge.Consumer.Inbox;
using Bridge.Tests.Builders;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Consumers.DotNet;

/// <summary>An inbox in a file of its own.</summary>
internal sealed class InboxFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-inbox-").FullName;

    public FakeTimeProvider Time { get; } = new(TestAuthority.Now);

    private string Name => Path.Combine(_folder, "inbox.db");

    public Task<SqliteInbox> OpenAsync() =>
        SqliteInbox.OpenAsync(Name, TimeSpan.FromDays(90), Time, TestContext.Current.CancellationToken);

    public long Count(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Name}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM sqlite_master WHERE name = '{table}'";
        if ((long)command.ExecuteScalar()! == 0) return 0;
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
