using System.Text.Json;
using Bridge.Core.Truv.Calls;

namespace Bridge.Core.Truv.Webhooks;

/// <summary>One webhook configuration, as far as the bridge needs it (truv.md §4).</summary>
/// <param name="Id">Its id.</param>
public sealed record TruvWebhook(string Id)
{
    /// <summary>Its name, null when Truv gives none.</summary>
    public string? Name { get; init; }

    /// <summary>Where Truv delivers.</summary>
    public string? Url { get; init; }

    /// <summary><c>sandbox</c>, <c>dev</c> or <c>prod</c>.</summary>
    public string? EnvironmentType { get; init; }

    /// <summary>Whether Truv delivers; null where the answer does not say, as older ones do not.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Event types it is subscribed to; null where the answer has no list.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Reads one; null for what has no id.</summary>
    internal static TruvWebhook? Read(JsonElement json) => JsonFields.Text(json, "id") is not { Length: > 0 } id
        ? null
        : new TruvWebhook(id)
        {
            Name = JsonFields.Text(json, "name"),
            Url = JsonFields.Text(json, "webhook_url"),
            EnvironmentType = JsonFields.Text(json, "env_type"),
            IsEnabled = JsonFields.Truth(json, "enabled"),
            Events = JsonFields.Texts(json, "events"),
        };
}
