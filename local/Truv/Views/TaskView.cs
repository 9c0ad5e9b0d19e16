using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>A task as the API shows it.</summary>
internal sealed class TaskView(Templates templates)
{
    internal JsonObject One(Borrower borrower, Suborder suborder, LinkTask task)
    {
        var one = templates.Object("task");
        one["id"] = task.Id;
        one["status"] = task.Status;
        one["product_type"] = borrower.Options.Product;
        one["created_at"] = TruvTime.Micros(task.CreatedAt);
        one["updated_at"] = TruvTime.Micros(task.UpdatedAt);
        one["error_message"] = task.Status.EndsWith("error", StringComparison.Ordinal) ? "The log-in was refused." : null;
        one["tracking_info"] = suborder.Id;
        one["bridge_token"] = borrower.BridgeToken;
        one["data_source"] = borrower.Flow.DataSource;
        one["link_id"] = suborder.Link!.Id;
        one["user_id"] = borrower.UserId;
        one["order_id"] = borrower.OrderId;
        return one;
    }
}
