using System.Globalization;
using Microsoft.Data.Sqlite;
using System.Data.Common;

namespace Bridge.Consumer.Inbox;

/// <summary>
/// An inbox in a SQLite file, for one machine. Several machines share an inbox in the database that they work on; the two
/// statements are the same there.
/// </summary>
public sealed class SqliteInbox : IInbox, IDisposable
{
    private static readonly TimeSpan ForgettingInterval = TimeSpan.FromDays(1);

    private readonly string _connectionString;
    private readonly TimeSpan _keep;
    private readonly TimeProvider _time;

    // SQLite has one writer at a time; waiting for it inside would block a thread.
    private readonly SemaphoreSlim _writer = new(1);

    private DateTimeOffset _forgetAt;

    private SqliteInbox(string connectionString, TimeSpan keep, TimeProvider time) =>
        (_connectionString, _keep, _time) = (connectionString, keep, time);

    /// <summary>Opens or creates the inbox.</summary>
    /// <param name="file">The database, which the work may use for tables of its own.</param>
    /// <param name="keep">
    /// How long handled events are remembered: longer than any message lives, also a dead-lettered one. Older ones are forgotten
    /// now, and once a day while events come.
    /// </param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<SqliteInbox> OpenAsync(
        string file, TimeSpan keep, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        var inbox = new SqliteInbox(new SqliteConnectionStringBuilder { DataSource = file }.ToString(), keep, time);
        await using var connection = await inbox.ConnectAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS inbox (event_id TEXT PRIMARY KEY, handled_at TEXT NOT NULL) WITHOUT ROWID;
            CREATE INDEX IF NOT EXISTS inbox_handled_at ON inbox (handled_at);
            """;
        await command.ExecuteNonQueryAsync(cancellationToken);
        await inbox.ForgetAsync(connection, cancellationToken);
        return inbox;
    }

    /// <inheritdoc />
    public async Task<InboxOutcome> HandleOnceAsync(
        string eventId, Func<DbTransaction, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await ConnectAsync(cancellationToken);
            if (_time.GetUtcNow() >= _forgetAt) await ForgetAsync(connection, cancellationToken);
            await using var transaction = connection.BeginTransaction(deferred: false);
            if (!await RememberAsync(transaction, eventId, cancellationToken)) return InboxOutcome.AlreadyHandled;
            await work(transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return InboxOutcome.Handled;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();

    private async Task ForgetAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM inbox WHERE handled_at < $oldest";
        command.Parameters.AddWithValue("$oldest", Text(now - _keep));
        await command.ExecuteNonQueryAsync(cancellationToken);
        _forgetAt = now + ForgettingInterval;
    }

    private async Task<bool> RememberAsync(SqliteTransaction transaction, string eventId, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO inbox VALUES ($id, $at) ON CONFLICT DO NOTHING";
        command.Parameters.AddWithValue("$id", eventId);
        command.Parameters.AddWithValue("$at", Text(_time.GetUtcNow()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task<SqliteConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
