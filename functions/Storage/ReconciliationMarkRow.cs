using Azure;
using Azure.Data.Tables;
using Bridge.Core.Reconciliation;

namespace Bridge.Functions.Storage;

/// <summary>The mark as an entity.</summary>
internal sealed record ReconciliationMarkRow(ReconciliationMark Mark, ETag ETag)
{
    private const string From = "WindowFrom";
    private const string To = "WindowTo";
    private const string Cursor = "WindowCursor";

    internal static TableEntity Of(ReconciliationMark mark, string partition, string row)
    {
        var entity = new TableEntity(partition, row) { [nameof(ReconciliationMark.Watermark)] = mark.Watermark };
        if (mark.Unfinished is not { } window) return entity;
        entity[From] = window.From;
        entity[To] = window.To;
        entity[Cursor] = window.Cursor;
        return entity;
    }

    internal static ReconciliationMarkRow Read(TableEntity entity) => new(
        new ReconciliationMark(
            entity.GetDateTimeOffset(nameof(ReconciliationMark.Watermark))!.Value,
            entity.GetDateTimeOffset(From) is { } from && entity.GetDateTimeOffset(To) is { } to
                ? new DeliveryWindow(from, to, entity.GetString(Cursor))
                : null),
        entity.ETag);
}
