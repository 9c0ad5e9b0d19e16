using System.Net;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.Truv;

/// <summary>An endpoint that fails continuously is disabled until somebody enables it by the API.</summary>
public sealed class AutoDisableTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private TruvUnderTest _truv = null!;
    private WebhookReceiver _receiver = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        _truv = await TruvUnderTest.StartAsync(_time, sender: options => options with { DisableAfterFailures = 5 });
        _receiver = await WebhookReceiver.StartAsync(_truv.Pki);
        _id = _truv.Service.Webhooks.Add(new WebhookConfiguration { Url = _receiver.Url, Events = ["order-created"] }).Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _truv.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Endpoint_FailingContinuously_IsDisabledAndDeliveryStops()
    {
        _receiver.AnswerWith(500);

        await EmitAndRetryAsync(3);

        Assert.False(_truv.Service.Webhooks.Find(_id)!.Enabled);
        Assert.InRange(_receiver.All.Count, 5, 6);
        Assert.Equal(3, _truv.Service.Deliveries.Status.GivenUp);
        var (_, shown) = await _truv.GetAsync($"/v1/webhooks/{_id}/");
        Assert.False(shown.GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task Success_BetweenFailures_BeginsTheCountAnew()
    {
        for (var round = 0; round < 3; round++)
        {
            _receiver.AnswerWith(500);
            await _truv.RunAsync();
            await SettleAsync();
            for (var retry = 1; retry <= 2; retry++) await AdvanceAsync();
            _receiver.AnswerWith(200);
            await AdvanceAsync();
        }

        Assert.Equal(12, _receiver.All.Count);
        Assert.True(_truv.Service.Webhooks.Find(_id)!.Enabled);
        Assert.Equal(0, _truv.Service.Webhooks.Find(_id)!.ConsecutiveFailures);
    }

    [Fact]
    public async Task Patch_Enabled_StartsDeliveryAgain()
    {
        _receiver.AnswerWith(500);
        await EmitAndRetryAsync(3);
        _receiver.AnswerWith(200);
        await _truv.RunAsync();

        var (status, body) = await _truv.SendAsync(HttpMethod.Patch, $"/v1/webhooks/{_id}/", """{"enabled":true}""");
        await _truv.RunAsync();
        await _truv.Service.Deliveries.WhenDrainedAsync(TruvUnderTest.Token);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(body.GetProperty("enabled").GetBoolean());
        Assert.Equal(1, _truv.Service.Deliveries.Status.Accepted);
        Assert.Equal(0, _truv.Service.Webhooks.Find(_id)!.ConsecutiveFailures);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task History_OfADisabledEndpoint_ListsWhatItMissedIfToldTo(bool lists, int rows)
    {
        await using var truv = await TruvUnderTest.StartAsync(
            _time, service: options => options with { History = new DeliveryHistoryOptions { ListsMissed = lists } });
        truv.Service.Webhooks.Add(new WebhookConfiguration
        {
            Url = _receiver.Url, Events = ["order-created"], Enabled = false,
        });

        await truv.RunAsync();

        Assert.Equal(rows, truv.Service.History.Rows.Count);
        Assert.All(truv.Service.History.Rows, row => Assert.Null(row.StatusCode));
        Assert.Empty(_receiver.All);
    }

    private async Task EmitAndRetryAsync(int borrowers)
    {
        await _truv.Service.EmitAsync(borrowers, new JourneyOptions(), TruvUnderTest.Token);
        await SettleAsync();
        for (var retry = 0; retry < 3; retry++) await AdvanceAsync();
    }

    private Task SettleAsync() => _truv.Service.Deliveries.WhenSettledAsync(TruvUnderTest.Token);

    private Task AdvanceAsync()
    {
        _time.Advance(TimeSpan.FromSeconds(30));
        return SettleAsync();
    }
}
