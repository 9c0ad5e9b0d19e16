namespace Bridge.Local.KeyVault;

/// <summary>What goes wrong with the vault, on demand.</summary>
public sealed class VaultFaults
{
    private readonly Lock _lock = new();
    private readonly List<(VaultFault Fault, int Left)> _faults = [];
    private long _requests;

    /// <summary>How many requests have come in, failed ones included.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Adds a fault; the one that was added first is met first.</summary>
    public void Add(VaultFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock) _faults.Add((fault, fault.Times));
    }

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        lock (_lock) _faults.Clear();
    }

    internal VaultFault? Next(string path)
    {
        Interlocked.Increment(ref _requests);
        lock (_lock)
        {
            var index = _faults.FindIndex(one =>
                one.Fault.PathPrefix is not { } prefix || path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
            if (index < 0) return null;
            var (fault, left) = _faults[index];
            if (left == 1) _faults.RemoveAt(index);
            else _faults[index] = (fault, left - 1);
            return fault;
        }
    }
}
