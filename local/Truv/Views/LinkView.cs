using System.Text.Json.Nodes;

namespace Bridge.Local.Truv;

/// <summary>A link as the API shows it.</summary>
internal sealed class LinkView(Templates templates)
{
    private const int ShownCharacters = 4;

    /// <summary>The link; its token is masked unless links were asked for by user (truv.md §3).</summary>
    internal JsonObject One(Borrower borrower, Suborder suborder, bool showsToken = false)
    {
        var link = suborder.Link!;
        var one = templates.Object("link");
        one["id"] = link.Id;
        one["access_token"] = showsToken ? link.AccessToken : Masked(link.AccessToken);
        one["created_at"] = TruvTime.Seconds(link.CreatedAt);
        one["updated_at"] = TruvTime.Seconds(link.UpdatedAt);
        one["tracking_info"] = suborder.Id;
        one["status"] = link.Task.Status;
        one["user_external_id"] = borrower.ExternalUserId;
        one["link_hash"] = borrower.Ids.Of(borrower.Number, $"hash-{link.Id}");
        one["allowed_products"] = new JsonArray(borrower.Options.Product);
        one["initial_product_type"] = borrower.Options.Product;
        one["data_source"] = borrower.Flow.DataSource;
        return one;
    }

    private static string Masked(string token) =>
        token[^ShownCharacters..].PadLeft(token.Length, '*');
}
