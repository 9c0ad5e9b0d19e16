using System.Diagnostics.CodeAnalysis;

namespace Bridge.Local.Truv;

/// <summary>The webhook configurations. Safe for concurrent use.</summary>
public sealed class WebhookConfigurations
{
    private readonly Dictionary<string, WebhookConfiguration> _byId = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly WorldIds _ids;
    private readonly int _disableAfter;
    private readonly TimeProvider _time;
    private int _made;

    internal WebhookConfigurations(int seed, int disableAfter, TimeProvider time)
    {
        _ids = new WorldIds(seed);
        _disableAfter = disableAfter;
        _time = time;
    }

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<WebhookConfiguration> All
    {
        get { lock (_gate) return [.. _byId.Values.OrderBy(one => one.CreatedAt)]; }
    }

    /// <summary>Adds one and gives it an id.</summary>
    /// <exception cref="InvalidOperationException">Its environment has one with this address.</exception>
    public WebhookConfiguration Add(WebhookConfiguration configuration) =>
        TryAdd(configuration, out var added)
            ? added
            : throw new InvalidOperationException($"{configuration.EnvType} already has a webhook for {configuration.Url}.");

    /// <summary>The one with this id; null when there is none.</summary>
    public WebhookConfiguration? Find(string id)
    {
        lock (_gate) return _byId.GetValueOrDefault(id);
    }

    /// <summary>Changes one; enabling it forgets its failures. Null when there is none.</summary>
    public WebhookConfiguration? Update(string id, Func<WebhookConfiguration, WebhookConfiguration> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out var before)) return null;
            var after = change(before) with { Id = id, UpdatedAt = _time.GetUtcNow() };
            if (after.Enabled && !before.Enabled) after = after with { ConsecutiveFailures = 0 };
            return _byId[id] = after;
        }
    }

    /// <summary>Removes one.</summary>
    public bool Remove(string id)
    {
        lock (_gate) return _byId.Remove(id);
    }

    internal bool TryAdd(WebhookConfiguration configuration, [NotNullWhen(true)] out WebhookConfiguration? added)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        lock (_gate)
        {
            added = null;
            if (_byId.Values.Any(one => one.Url == configuration.Url && one.EnvType == configuration.EnvType)) return false;
            var now = _time.GetUtcNow();
            added = configuration with { Id = _ids.Of(0, "configuration", _made++), CreatedAt = now, UpdatedAt = now };
            _byId.Add(added.Id, added);
            return true;
        }
    }

    /// <summary>Counts an attempt; enough failures in a row disable the configuration.</summary>
    internal void Count(string id, bool succeeded)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(id, out var one)) return;
            var failures = succeeded ? 0 : one.ConsecutiveFailures + 1;
            var disables = one.Enabled && _disableAfter > 0 && failures >= _disableAfter;
            one = one with { ConsecutiveFailures = failures };
            _byId[id] = disables ? one with { Enabled = false, UpdatedAt = _time.GetUtcNow() } : one;
        }
    }
}
