using System.Text;
using Bridge.Cli.Up;
using Bridge.Local.Truv;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Cli;

public sealed class JourneysTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Journeys _journeys;

    public JourneysTests() => _journeys = new Journeys(_time);

    [Fact]
    public void Summary_EachConsumedOnce_IsFlawless()
    {
        Send("a", 202);
        Send("b", 202);
        _journeys.Consumed("a", "complete");
        _journeys.Consumed("b", "none");

        Assert.Equal(new Summary(2, 2, 2, 1, 0, 0), _journeys.Summary);
        Assert.True(_journeys.Summary.IsFlawless);
    }

    [Fact]
    public void Summary_OneMissing_IsLost()
    {
        Send("a", 202);
        Send("b", 202);
        _journeys.Consumed("a", "complete");

        Assert.Equal(new Summary(2, 2, 1, 1, 1, 0), _journeys.Summary);
        Assert.False(_journeys.Summary.IsFlawless);
    }

    [Fact]
    public void Summary_RefusedButSent_IsLostToo()
    {
        Send("a", 503);

        Assert.Equal(new Summary(1, 0, 0, 0, 1, 0), _journeys.Summary);
    }

    [Fact]
    public void Summary_SecondCopy_IsADuplicate()
    {
        Send("a", 202);
        _journeys.Consumed("a", "complete");
        _journeys.Consumed("a", "complete");

        Assert.Equal(new Summary(1, 1, 1, 1, 0, 1), _journeys.Summary);
        Assert.False(_journeys.Summary.IsFlawless);
    }

    [Fact]
    public void Summary_NothingSent_IsNotFlawless() => Assert.False(_journeys.Summary.IsFlawless);

    [Fact]
    public void Consumed_EventOfSomebodyElse_IsNotOurs() => Assert.False(_journeys.Consumed("other", "complete"));

    [Fact]
    public void Consumed_Sample_NotesHowLongItTook()
    {
        Send("a", 202);
        _time.Advance(TimeSpan.FromMilliseconds(250));
        _journeys.Consumed("a", "complete");

        Assert.Equal(250, _journeys.All.Single().Milliseconds);
    }

    [Fact]
    public void ToJson_Summary_HasTheNamesOfTheContract() => Assert.Equal(
        """{"sent":1,"accepted":2,"consumed":3,"enriched":4,"lost":5,"duplicated":6}""",
        new Summary(1, 2, 3, 4, 5, 6).ToJson());

    private void Send(string id, int status)
    {
        _journeys.Sending(new Sample($"webhook.{id}", "order-created", id, Encoding.UTF8.GetBytes("{}")), "issued");
        _journeys.Answered(new Delivery(id, "order-created", status, 1, null));
    }
}
