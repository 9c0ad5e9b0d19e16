using Bridge.Core.Events;
using Bridge.Core.Reconciliation.Configuration;
using Bridge.Core.Truv;
using Bridge.Core.Truv.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Logging;

namespace Bridge.Tests.Core.Reconciliation;

public sealed class WebhookWatchTests
{
    private static readonly TruvWebhook Healthy = FakeWebhookConfigurations.Healthy;
    private static readonly TruvWebhook Disabled = Healthy with { IsEnabled = false };
    private static readonly TruvWebhook Unsubscribed = Healthy with { Events = ["order-created"] };

    private readonly ReconciliationFixture _bridge = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, WebhookState> States => new()
    {
        { "healthy", WebhookState.Healthy },
        { "no word of enabled or events", WebhookState.Healthy },
        { "no environment", WebhookState.Healthy },
        { "disabled", WebhookState.Disabled },
        { "unsubscribed", WebhookState.Unsubscribed },
        { "other address", WebhookState.Missing },
        { "other environment", WebhookState.Missing },
        { "none", WebhookState.Missing },
        { "disabled beside a healthy one", WebhookState.Healthy },
    };

    [Theory]
    [MemberData(nameof(States))]
    public async Task Look_Configuration_IsNamed(string configuration, WebhookState state)
    {
        _bridge.Webhooks.Only(Configurations(configuration));

        Assert.Equal(state, (await _bridge.Watch.LookAsync(Token)).State);
        Assert.Empty(_bridge.Webhooks.Changes);
    }

    [Theory]
    [InlineData(TruvOutcome.Unauthorized)]
    [InlineData(TruvOutcome.Unavailable)]
    public async Task Look_ApiCannotBeAsked_IsUnknown(TruvOutcome outcome)
    {
        _bridge.Webhooks.Outcome = outcome;

        Assert.Equal(WebhookState.Unknown, (await _bridge.Watch.LookAsync(Token)).State);
    }

    [Fact]
    public async Task Keep_DisabledAndMayEnable_EnablesAndSaysSo()
    {
        _bridge.Repair = WebhookRepair.Enable;
        _bridge.Webhooks.Only(Disabled);

        var check = await _bridge.Watch.KeepAsync(Token);

        Assert.Equal((WebhookState.Healthy, WebhookState.Disabled), (check.State, check.Repaired));
        Assert.Equal(("1", new TruvWebhookChange(Enabled: true)), Assert.Single(_bridge.Webhooks.Changes));
        Assert.Equal("state=Disabled", Assert.Single(_bridge.Measured.Of("bridge.reconciliation.repairs")));
        Assert.Contains(_bridge.Log.Entries, entry => entry.Level == LogLevel.Warning && entry.Message.Contains("mended", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(WebhookRepair.None, "disabled")]
    [InlineData(WebhookRepair.None, "unsubscribed")]
    [InlineData(WebhookRepair.Enable, "unsubscribed")]
    [InlineData(WebhookRepair.EnableAndSubscribe, "none")]
    [InlineData(WebhookRepair.EnableAndSubscribe, "healthy")]
    public async Task Keep_WhatMayNotOrNeedNotBeChanged_IsLeft(WebhookRepair repair, string configuration)
    {
        _bridge.Repair = repair;
        _bridge.Webhooks.Only(Configurations(configuration));

        await _bridge.Watch.KeepAsync(Token);

        Assert.Empty(_bridge.Webhooks.Changes);
    }

    [Fact]
    public async Task Keep_DisabledAndUnsubscribedAndMayBoth_MendsBothInOneCall()
    {
        _bridge.Repair = WebhookRepair.EnableAndSubscribe;
        _bridge.Webhooks.Only(Unsubscribed with { IsEnabled = false });

        Assert.Equal(WebhookState.Healthy, (await _bridge.Watch.KeepAsync(Token)).State);

        Assert.Equal((true, TruvEventTypes.All), (Assert.Single(_bridge.Webhooks.Changes).Change.Enabled, _bridge.Webhooks.Changes[0].Change.Events));
    }

    [Fact]
    public async Task Keep_TruvRefusesTheChange_KeepsTheAlarm()
    {
        _bridge.Repair = WebhookRepair.Enable;
        _bridge.Webhooks.Only(Disabled);
        _bridge.Webhooks.ChangeOutcome = TruvOutcome.Rejected;

        var check = await _bridge.Watch.KeepAsync(Token);

        Assert.Equal((WebhookState.Disabled, null), (check.State, check.Repaired));
        Assert.Empty(_bridge.Measured.Of("bridge.reconciliation.repairs"));
    }

    [Fact]
    public async Task Keep_TroubleThatLasts_IsOneAlarmAndAGaugeUntilItIsOver()
    {
        _bridge.Webhooks.Only(Disabled);
        for (var i = 0; i < 3; i++) await _bridge.Watch.KeepAsync(Token);
        _bridge.Webhooks.Only(Healthy);
        await _bridge.Watch.KeepAsync(Token);

        Assert.Single(_bridge.Log.Entries, entry => entry.Level == LogLevel.Error);
        Assert.Single(_bridge.Log.Entries, entry => entry.Message.Contains("as it should be", StringComparison.Ordinal));
        Assert.Equal(
            [1.0, 1.0, 1.0, 0.0],
            _bridge.Measured.Values.Where(value => value.Line == "bridge.reconciliation.webhook state=Disabled").Select(value => value.Value));
    }

    private static TruvWebhook[] Configurations(string name) => name switch
    {
        "healthy" => [Healthy],
        "no word of enabled or events" => [Healthy with { IsEnabled = null, Events = null }],
        "no environment" => [Healthy with { EnvironmentType = null }],
        "disabled" => [Disabled],
        "unsubscribed" => [Unsubscribed],
        "other address" => [Healthy with { Url = "https://bridge.example.com/api/other" }],
        "other environment" => [Healthy with { EnvironmentType = "prod" }],
        "disabled beside a healthy one" => [Disabled, Healthy with { Id = "2" }],
        _ => [],
    };
}
