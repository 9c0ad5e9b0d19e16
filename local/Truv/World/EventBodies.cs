using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>Writes webhooks with the fields of their kind, in the order of the samples (truv.md §2).</summary>
internal sealed class EventBodies(Borrower borrower, WorldClock clock)
{
    private int _count;

    internal TruvEvent OfOrder(string eventType, Suborder? suborder, string status) => Make(eventType, hasUpdate: true, body =>
    {
        var link = suborder?.Link;
        body["product"] = borrower.Options.Product;
        body["link_id"] = link?.Id;
        body["user_id"] = borrower.UserId;
        body["data_source"] = link is null ? null : borrower.Flow.DataSource;
        AddOrder(body);
        body["employer_id"] = borrower.Flow.IsFinancial ? null : suborder?.Id;
        body["status"] = status;
        body["template_id"] = borrower.TemplateId;
    });

    internal TruvEvent OfWholeOrder(string eventType) => Make(eventType, hasUpdate: true, body =>
    {
        body["user_id"] = borrower.UserId;
        AddOrder(body);
        body["template_id"] = borrower.TemplateId;
    });

    internal TruvEvent OfTask(Suborder suborder) => Make("task-status-updated", hasUpdate: true, body =>
    {
        var task = suborder.Link!.Task;
        body["task_id"] = task.Id;
        AddLink(body, suborder);
        body["status"] = task.Status;
        if (!borrower.Options.TasksWithoutUser) body["user_id"] = borrower.UserId;
        body["template_id"] = borrower.TemplateId;
    });

    internal TruvEvent OfLink(string eventType, Suborder suborder) => Make(eventType, hasUpdate: false, body =>
    {
        AddLink(body, suborder);
        body["user_id"] = borrower.UserId;
    });

    internal TruvEvent OfObject(string eventType, Suborder suborder, string objectId) => Make(eventType, hasUpdate: false, body =>
    {
        body["task_id"] = suborder.Link!.Task.Id;
        AddLink(body, suborder);
        body["object_id"] = objectId;
        body["user_id"] = borrower.UserId;
    });

    internal TruvEvent OfCount(string eventType, Suborder suborder, Employment employment, int count) =>
        Make(eventType, hasUpdate: false, body =>
        {
            body["task_id"] = suborder.Link!.Task.Id;
            AddLink(body, suborder);
            body["objects_count"] = count;
            body["employment_id"] = employment.Id;
            body["user_id"] = borrower.UserId;
        });

    private TruvEvent Make(string eventType, bool hasUpdate, Action<JsonObject> fill)
    {
        var at = clock.Next();
        var webhookId = borrower.Ids.Of(borrower.Number, "webhook", _count++);
        var body = new JsonObject
        {
            ["webhook_id"] = webhookId, ["event_type"] = eventType, ["event_created_at"] = TruvTime.Micros(at),
        };
        if (hasUpdate) body["updated_at"] = TruvTime.MicrosWithOffset(at.AddMicroseconds(42));
        fill(body);
        return new TruvEvent(webhookId, eventType, at, TruvJson.Bytes(body));
    }

    private void AddOrder(JsonObject body)
    {
        body["order_id"] = borrower.OrderId;
        body["order_number"] = borrower.OrderNumber;
    }

    private void AddLink(JsonObject body, Suborder suborder)
    {
        body["link_id"] = suborder.Link!.Id;
        body["product"] = borrower.Options.Product;
        body["data_source"] = borrower.Flow.DataSource;
        body["tracking_info"] = suborder.Id;
    }
}
