using System.Text.Json.Serialization;

namespace Bridge.Local.ServiceBus;

/// <summary>Whether messages survive the broker.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StorageState>))]
public enum StorageState
{
    /// <summary>They live as long as the broker.</summary>
    Memory,

    /// <summary>What is acknowledged is on the disk.</summary>
    Kept,

    /// <summary>The disk takes nothing: answers wait until it does, and sends are refused as busy meanwhile.</summary>
    Stalled,
}
