using System.Data.Common;
using System.Globalization;
using Bridge.Consumer.Processing;

namespace Bridge.Consumer.Host;

/// <summary>
/// The work of this sample: the newest event of each subject, in the table <c>latest</c>. Events may overtake each other,
/// so their time decides and not their arrival.
/// </summary>
internal sealed class LatestBySubject : IEventHandler
{
    private const string Upsert =
        """
        CREATE TABLE IF NOT EXISTS latest (
            subject TEXT PRIMARY KEY, time TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, events INTEGER NOT NULL);
        INSERT INTO latest VALUES ($subject, $time, $type, $status, 1)
        ON CONFLICT (subject) DO UPDATE SET
            events = events + 1,
            type = iif(excluded.time > time, excluded.type, type),
            status = iif(excluded.time > time, excluded.status, status),
            time = max(excluded.time, time);
        """;

    /// <inheritdoc />
    public async Task HandleAsync(ConsumedEvent consumed, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Upsert;
        Add("$subject", consumed.Subject ?? consumed.Id);
        Add("$time", consumed.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Add("$type", consumed.Type);
        Add("$status", consumed.EnrichmentStatus);
        await command.ExecuteNonQueryAsync(cancellationToken);

        void Add(string name, string value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
