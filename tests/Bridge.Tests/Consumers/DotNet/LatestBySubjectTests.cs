using System.Globalization;
using Bridge.Consumer.Host;
using Bridge.Consumer.Processing;
using Microsoft.Data.Sqlite;

namespace Bridge.Tests.Consumers.DotNet;

public sealed class LatestBySubjectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-03-12T15:00:00Z", "2026-03-12T16:00:00Z", "second")]
    [InlineData("2026-03-12T16:00:00Z", "2026-03-12T15:00:00Z", "first")]
    [InlineData("2026-03-12T16:00:00+02:00", "2026-03-12T15:00:00Z", "second")]
    public async Task Handle_TwoEventsOfOneSubject_KeepsTheNewerWhicheverArrivedFirst(string first, string second, string kept)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Token);

        await HandleAsync(connection, "first", first);
        await HandleAsync(connection, "second", second);

        await using var query = connection.CreateCommand();
        query.CommandText = "SELECT type || events FROM latest";
        Assert.Equal(kept + "2", await query.ExecuteScalarAsync(Token));
    }

    private static async Task HandleAsync(SqliteConnection connection, string type, string time)
    {
        await using var transaction = await connection.BeginTransactionAsync(Token);
        var at = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
        await new LatestBySubject().HandleAsync(
            new ConsumedEvent(type, type, "orders/1", at, new EventBuilder().Data), transaction, Token);
        await transaction.CommitAsync(Token);
    }
}
