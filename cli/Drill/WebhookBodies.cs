using System.Globalization;
using System.Text;

namespace Bridge.Cli.Drill;

/// <summary>
/// Webhooks that are events of their own each, ten about each link: enriching shares a call among them, and there are always
/// new calls to make.
/// </summary>
internal sealed class WebhookBodies
{
    private const int EventsOfALink = 10;
    private readonly string _run = Guid.NewGuid().ToString("N");
    private long _count;

    internal byte[] Next()
    {
        var number = Interlocked.Increment(ref _count);
        var link = (number / EventsOfALink).ToString("x32", CultureInfo.InvariantCulture);
        var made = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(
            $$"""{"webhook_id":"{{Guid.NewGuid():N}}","event_type":"link-connected","event_created_at":"{{made}}","link_id":"{{link}}","tracking_info":"{{_run}}-{{number}}"}""");
    }
}
