using System.Text.Json;

namespace Bridge.Local.ServiceBus.Configuration;

/// <summary>
/// Queues from a file in the shape of the official emulator's <c>Config.json</c>, so that a team can move between both. What this
/// broker does not know is an error that names the path: a misspelt property must not silently mean its default.
/// </summary>
public static class EmulatorConfig
{
    /// <summary>Reads the queues.</summary>
    /// <exception cref="EmulatorConfigException">The text is not such a file, or asks for what this broker does not have.</exception>
    public static IReadOnlyList<QueueOptions> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var queues = Root(new ConfigNode(document.RootElement, "")).ToArray();
            Check(queues);
            return queues;
        }
        catch (JsonException e)
        {
            throw new EmulatorConfigException($"This is not JSON: {e.Message}", e);
        }
    }

    private static IEnumerable<QueueOptions> Root(ConfigNode root)
    {
        root.AllowOnly("UserConfig");
        var user = root.Object("UserConfig");
        user.AllowOnly("Namespaces", "Logging");
        var namespaces = user.Array("Namespaces").ToArray();
        return namespaces is [var only]
            ? Namespace(only)
            : throw new EmulatorConfigException($"{user.PathOf("Namespaces")}: there must be one namespace, not {namespaces.Length}.");
    }

    private static IEnumerable<QueueOptions> Namespace(ConfigNode node)
    {
        node.AllowOnly("Name", "Queues", "Topics");
        if (node.Array("Topics").Any())
        {
            throw new EmulatorConfigException(
                $"{node.PathOf("Topics")}: this broker has no topics. Use queues, or the official emulator.");
        }

        return node.Array("Queues").Select(QueueConfig.Read);
    }

    private static void Check(QueueOptions[] queues)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var queue in queues)
        {
            if (!names.Add(queue.Name)) throw new EmulatorConfigException($"There are two queues '{queue.Name}'.");
        }

        foreach (var queue in queues) ForwardingRules.Check(queue, queues);
    }
}
