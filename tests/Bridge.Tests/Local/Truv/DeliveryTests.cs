using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.Truv;

/// <summary>Webhooks on their way: what is sent, how often, and when Truv gives up.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private TruvUnderTest _truv = null!;
    private WebhookReceiver _receiver = null!;

    public async ValueTask InitializeAsync() => await StartAsync(options => options);

    public async ValueTask DisposeAsync()
    {
        await _truv.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Event_Accepted_IsSentOnceAsTruvSendsIt()
    {
        var events = (await _truv.RunAsync()).Events;
        await _truv.Service.Deliveries.WhenDrainedAsync(TruvUnderTest.Token);

        Assert.Equal(events.Select(one => one.WebhookId).Order(), _receiver.All.Select(one => one.WebhookId).Order());
        var first = _receiver.All[0];
        Assert.Equal(WebhookSignature.Of(first.Body, TruvUnderTest.Secret), first.Headers["X-WEBHOOK-SIGN"]);
        Assert.Equal("Truv-Webhook-Service/2.0", first.Headers["User-Agent"]);
        Assert.Equal("application/json", first.Headers["Content-Type"]);
        Assert.Equal("value", first.Headers["X-Agreed"]);
        Assert.Equal("CN=mtls-sandbox.truv.com", first.Subject);
        Assert.Equal(new DeliveryStatus(0, 0, events.Count, 0), _truv.Service.Deliveries.Status);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    [InlineData(304)]
    public async Task Event_NeverAccepted_IsSentFourTimes30SecondsApart(int status)
    {
        _receiver.AnswerWith(status);
        await FirstEventAsync();

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await SettleAsync();
            Assert.Equal(Math.Min(attempt, 4), _receiver.All.Count);
            await AdvanceAsync(29);
            Assert.Equal(Math.Min(attempt, 4), _receiver.All.Count);
            await AdvanceAsync(1);
        }

        Assert.Single(_receiver.All.Select(one => one.WebhookId).Distinct());
        Assert.Equal(new DeliveryStatus(0, 0, 0, 1), _truv.Service.Deliveries.Status);
        Assert.Equal(4, _truv.Service.History.Rows.Count(row => row.StatusCode == status));
    }

    [Fact]
    public async Task Event_AcceptedOnARetry_IsSentNoMore()
    {
        _receiver.AnswerWith(503);
        await FirstEventAsync();
        await SettleAsync();
        _receiver.AnswerWith(202);

        await AdvanceAsync(30);

        Assert.Equal([202, 503], _truv.Service.History.Rows.Select(row => row.StatusCode!.Value));
        Assert.Equal(new DeliveryStatus(0, 0, 1, 0), _truv.Service.Deliveries.Status);
    }

    [Fact]
    public async Task Receiver_ThatNeverAnswers_TimesOutAfter10Seconds()
    {
        var arrived = new TaskCompletionSource();
        _receiver.Answer = async context =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        await FirstEventAsync();
        await arrived.Task.WaitAsync(TruvUnderTest.Token);

        await AdvanceAsync(10);

        var row = Assert.Single(_truv.Service.History.Rows);
        Assert.Null(row.StatusCode);
        Assert.Equal("Read timed out.", row.ErrorMessage);
        Assert.Equal(1, _truv.Service.Deliveries.Status.Waiting);
    }

    [Fact]
    public async Task Receiver_ThatIsGone_IsAFailureWithoutAStatus()
    {
        await _receiver.DisposeAsync();
        await FirstEventAsync();
        await SettleAsync();

        var row = Assert.Single(_truv.Service.History.Rows);
        Assert.Null(row.StatusCode);
        Assert.NotEmpty(row.ErrorMessage!);
    }

    [Fact]
    public async Task Redirect_IsFollowed()
    {
        _receiver.Answer = context =>
        {
            if (context.Request.Path == "/hook")
            {
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = "/elsewhere";
            }

            return Task.CompletedTask;
        };

        await FirstEventAsync();
        await _truv.Service.Deliveries.WhenDrainedAsync(TruvUnderTest.Token);

        Assert.Equal(["/hook", "/elsewhere"], _receiver.All.Select(one => one.Path));
        Assert.Equal(_receiver.All[0].Body, _receiver.All[1].Body);
        Assert.Equal(200, Assert.Single(_truv.Service.History.Rows).StatusCode);
    }

    [Fact]
    public async Task Deliveries_RunInParallelUpToTheConcurrency()
    {
        await RestartAsync(options => options with { Concurrency = 3 });
        using var gate = new SemaphoreSlim(0);
        _receiver.Answer = context => gate.WaitAsync(context.RequestAborted);

        var events = (await _truv.RunAsync()).Events;
        while (_receiver.All.Count < 3) await Task.Yield();
        Assert.Equal(events.Count, _truv.Service.Deliveries.Status.Active);
        gate.Release(events.Count);
        await _truv.Service.Deliveries.WhenDrainedAsync(TruvUnderTest.Token);

        Assert.Equal(events.Count, _receiver.All.Count);
        Assert.Equal(3, _receiver.MostAtOnce);
    }

    [Fact]
    public async Task Emitting_WithTooManyPending_Waits()
    {
        await RestartAsync(options => options with { MaxPending = 2 });
        _receiver.AnswerWith(503);

        var emitting = _truv.RunAsync();
        while (_receiver.All.Count < 2) await Task.Yield();
        await SettleAsync();
        Assert.False(emitting.IsCompleted);
        Assert.Equal(2, _truv.Service.Deliveries.Status.Waiting);
        _receiver.AnswerWith(200);
        _time.Advance(TimeSpan.FromSeconds(30));
        await emitting;
        await _truv.Service.Deliveries.WhenDrainedAsync(TruvUnderTest.Token);

        Assert.Equal(13, _truv.Service.Deliveries.Status.Accepted);
    }

    [Fact]
    public async Task Configurations_GetOnlyWhatTheySubscribeTo()
    {
        _truv.Service.Webhooks.Add(new WebhookConfiguration
        {
            Url = new Uri(_receiver.Url, "/orders"), Events = ["order-created", "order-status-updated"],
        });

        await _truv.RunAsync();
        await _truv.Service.Deliveries.WhenDrainedAsync(TruvUnderTest.Token);

        Assert.Equal(3, _receiver.All.Count(one => one.Path == "/orders"));
        Assert.Equal(13, _receiver.All.Count(one => one.Path == "/hook"));
    }

    [Theory]
    [InlineData(WebhookIdRule.PerEvent, 1)]
    [InlineData(WebhookIdRule.PerConfiguration, 2)]
    [InlineData(WebhookIdRule.PerAttempt, 4)]
    public async Task WebhookId_IsThatOfTheRule(WebhookIdRule rule, int distinct)
    {
        await RestartAsync(options => options with { WebhookIds = rule, Retries = 1 });
        _truv.Service.Webhooks.Add(new WebhookConfiguration { Url = new Uri(_receiver.Url, "/second") });
        _receiver.AnswerWith(503);
        await FirstEventAsync();
        await SettleAsync();

        await AdvanceAsync(30);

        Assert.Equal(4, _receiver.All.Count);
        Assert.Equal(distinct, _receiver.All.Select(one => one.WebhookId).Distinct().Count());
        Assert.All(_receiver.All, one =>
            Assert.Equal(WebhookSignature.Of(one.Body, TruvUnderTest.Secret), one.Headers["X-WEBHOOK-SIGN"]));
    }

    [Fact]
    public async Task Service_StoppedWhileDeliveriesWait_EndsAtOnce()
    {
        _receiver.AnswerWith(503);
        await _truv.RunAsync();
        await SettleAsync();

        await _truv.Service.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TruvUnderTest.Token);

        Assert.Equal(13, _receiver.All.Count);
    }

    // Only the order's creation, so that one delivery to each configuration is all there is.
    private async Task FirstEventAsync()
    {
        foreach (var one in _truv.Service.Webhooks.All)
            _truv.Service.Webhooks.Update(one.Id, before => before with { Events = ["order-created"] });
        await _truv.RunAsync();
    }

    private Task SettleAsync() => _truv.Service.Deliveries.WhenSettledAsync(TruvUnderTest.Token);

    private Task AdvanceAsync(int seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        return SettleAsync();
    }

    private async Task RestartAsync(Func<WebhookSenderOptions, WebhookSenderOptions> sender)
    {
        await DisposeAsync();
        await StartAsync(sender);
    }

    private async Task StartAsync(Func<WebhookSenderOptions, WebhookSenderOptions> sender)
    {
        _truv = await TruvUnderTest.StartAsync(_time, sender: sender);
        _receiver = await WebhookReceiver.StartAsync(_truv.Pki);
        _truv.Service.Webhooks.Add(new WebhookConfiguration { Url = _receiver.Url });
    }
}
