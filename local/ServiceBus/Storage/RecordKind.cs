namespace Bridge.Local.ServiceBus.Storage;

/// <summary>What a record of the journal says. The numbers are part of the file format.</summary>
internal enum RecordKind : byte
{
    /// <summary>A message, whole.</summary>
    Put = 1,

    /// <summary>A delivery count, and whether the message is deferred.</summary>
    Mark = 2,

    /// <summary>A message that is gone.</summary>
    Remove = 3,

    /// <summary>A MessageId that was seen.</summary>
    Seen = 4,

    /// <summary>The state of a message session.</summary>
    State = 5,

    /// <summary>The highest number that was ever given.</summary>
    Last = 6,

    /// <summary>A message, whole, that had another number in the queue that took it first.</summary>
    PutOnward = 7,
}
