namespace Bridge.Local.Truv;

/// <summary>The faults of the API, switched while it runs. The same seed and the same requests meet the same faults.</summary>
public sealed class TruvFaults(int seed)
{
    private readonly Dictionary<long, ActiveFault> _active = [];
    private readonly List<FaultScript> _scripts = [];
    private readonly Lock _gate = new();
    private Random _random = new(seed);
    private long _made;

    /// <summary>The faults that are switched on, oldest first; scripts are not among them.</summary>
    public IReadOnlyList<ActiveFault> Active
    {
        get { lock (_gate) return [.. _active.Values.OrderBy(one => one.Id)]; }
    }

    internal event Action? CertificateChanged;

    internal bool HasExpiredCertificate
    {
        get { lock (_gate) return _active.Values.Any(IsCertificate); }
    }

    /// <summary>Switches a fault on.</summary>
    /// <returns>Its id, to switch it off.</returns>
    public long Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        long id;
        lock (_gate)
        {
            id = ++_made;
            _active.Add(id, new ActiveFault(id, fault, 0));
        }

        if (fault.Kind == FaultKind.ExpiredCertificate) CertificateChanged?.Invoke();
        return id;
    }

    /// <summary>Plays faults on the next requests of the paths, one on each; null lets a request pass.</summary>
    public void Script(string path, params Fault?[] steps)
    {
        lock (_gate) _scripts.Add(new FaultScript(path, steps));
    }

    /// <summary>Switches one fault off.</summary>
    public bool Remove(long id)
    {
        ActiveFault? removed;
        lock (_gate)
        {
            if (!_active.Remove(id, out removed)) return false;
        }

        if (IsCertificate(removed)) CertificateChanged?.Invoke();
        return true;
    }

    /// <summary>Switches all faults and scripts off and sets the random numbers back to the seed.</summary>
    public void Clear()
    {
        bool changes;
        lock (_gate)
        {
            changes = _active.Values.Any(IsCertificate);
            _active.Clear();
            _scripts.Clear();
            _random = new Random(seed);
        }

        if (changes) CertificateChanged?.Invoke();
    }

    /// <summary>What strikes a request; null: nothing. A script goes before the faults that are switched on.</summary>
    internal Fault? Next(string path)
    {
        lock (_gate)
        {
            _scripts.RemoveAll(script => script.IsOver);
            foreach (var script in _scripts)
            {
                if (script.TryNext(path, out var step)) return step;
            }

            var struck = _active.Values.OrderBy(one => one.Id).FirstOrDefault(one => Strikes(one, path));
            if (struck is null) return null;
            _active[struck.Id] = struck with { Struck = struck.Struck + 1 };
            return struck.Fault;
        }
    }

    private static bool IsCertificate(ActiveFault one) => one.Fault.Kind == FaultKind.ExpiredCertificate;

    private bool Strikes(ActiveFault one, string path)
    {
        var fault = one.Fault;
        return !IsCertificate(one)
            && (fault.Times is null || one.Struck < fault.Times)
            && PathPattern.Matches(fault.Path, path)
            && (fault.Probability >= 1 || _random.NextDouble() < fault.Probability);
    }
}
