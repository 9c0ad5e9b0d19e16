using Bridge.Local.ServiceBus;

namespace Bridge.Tests.Local.ServiceBus;

public sealed class BrokerFaultsTests
{
    private readonly BrokerFaults _faults = new(TimeProvider.System);
    private readonly List<string> _applied = [];

    [Fact]
    public void Settle_NotHeld_IsAppliedAtOnce()
    {
        Settle("a");

        Assert.Equal(["a"], _applied);
    }

    [Fact]
    public void Settle_Held_IsAppliedInOrderOnRelease()
    {
        _faults.HoldSettlements("Queue");
        Settle("a");
        Settle("b");
        Assert.Empty(_applied);

        _faults.ReleaseSettlements("queue");
        Settle("c");

        Assert.Equal(["a", "b", "c"], _applied);
    }

    [Fact]
    public void Settle_HeldAndItsConnectionDied_IsDropped()
    {
        var dead = false;
        _faults.HoldSettlements("queue");
        _faults.Settle("queue", () => dead, () => _applied.Add("lost"));
        Settle("kept");
        dead = true;

        _faults.ReleaseSettlements("queue");

        Assert.Equal(["kept"], _applied);
    }

    [Fact]
    public void Hold_Twice_KeepsWhatIsHeld()
    {
        _faults.HoldSettlements("queue");
        Settle("a");
        _faults.HoldSettlements("queue");

        _faults.ReleaseSettlements("queue");

        Assert.Equal(["a"], _applied);
    }

    [Fact]
    public void Faults_OfOneQueue_LeaveTheOthersAlone()
    {
        _faults.HoldSettlements("other");
        _faults.RefuseSends("other");

        Settle("a");

        Assert.Equal(["a"], _applied);
        Assert.Equal((null, SendRefusal.Refused), (_faults.RefusalOf("queue"), _faults.RefusalOf("OTHER")));
        _faults.ReleaseSettlements("nothing held");
    }

    private void Settle(string what) => _faults.Settle("queue", () => false, () => _applied.Add(what));
}
