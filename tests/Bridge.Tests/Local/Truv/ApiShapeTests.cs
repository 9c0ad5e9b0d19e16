using System.Net;
using Bridge.Local.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.Tests.Local.Truv;

/// <summary>Every answer has the fields of the sample of its kind.</summary>
public sealed class ApiShapeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private TruvUnderTest _truv = null!;

    public async ValueTask InitializeAsync() => _truv = await TruvUnderTest.StartAsync(_time);

    public ValueTask DisposeAsync() => _truv.DisposeAsync();

    [Theory]
    [InlineData("/v1/orders/{order}/", "api.order")]
    [InlineData("/v1/orders/{order}/?certification=all", "api.order")]
    [InlineData("/v1/orders/{order}/events/", "api.order-events")]
    [InlineData("/v1/tasks/{task}/", "api.task")]
    [InlineData("/v1/tasks/", "api.tasks-list")]
    [InlineData("/v1/links/{link}/", "api.link")]
    [InlineData("/v1/links/{link}/employments/", "api.employments")]
    [InlineData("/v1/links/{link}/identity/", "api.identity")]
    [InlineData("/v1/links/{link}/statements/", "api.statements")]
    [InlineData("/v1/links/{link}/shifts/", "api.shifts")]
    [InlineData("/v1/links/{link}/bank_accounts/", "api.bank-accounts")]
    [InlineData("/v1/links/{link}/income/report/", "api.income-report")]
    [InlineData("/v1/links/{link}/employment/report/", "api.employment-report")]
    [InlineData("/v1/users/{user}/", "api.user")]
    [InlineData("/v1/users/{user}/reports/{report}/", "api.voie-report")]
    public Task Get_OfAnIncomeJourney_HasTheSamplesFields(string path, string sample) => CompareAsync("income", path, sample);

    [Theory]
    [InlineData("deposit_switch", "/v1/links/{link}/direct_deposit/report/", "api.direct-deposit-report")]
    [InlineData("deposit_switch", "/v1/users/{user}/deposit_switch/report/", "api.deposit-switch-report")]
    [InlineData("pll", "/v1/links/{link}/pll/report/", "api.pll-report")]
    [InlineData("insurance", "/v1/links/{link}/insurance/report/", "api.insurance-report")]
    [InlineData("insurance", "/v1/links/{link}/insurance/report/auto/", "api.insurance-report")]
    [InlineData("insurance", "/v1/links/{link}/insurance/report/home/", "api.insurance-report")]
    [InlineData("assets", "/v1/users/{user}/assets/reports/{report}/", "api.assets-report")]
    [InlineData("assets", "/v1/links/{link}/balances/", "api.balances")]
    [InlineData("transactions", "/v1/links/{link}/transactions/", "api.transactions")]
    public Task Get_OfAnotherProduct_HasTheSamplesFields(string product, string path, string sample) =>
        CompareAsync(product, path, sample);

    [Theory]
    [InlineData("assets", "/v1/links/{link}/liabilities/")]
    [InlineData("assets", "/v1/links/{link}/auth/")]
    [InlineData("transactions", "/v1/links/{link}/income/transactions/reports/")]
    [InlineData("transactions", "/v1/users/{user}/income_insights/reports/{report}/")]
    [InlineData("income", "/v1/links/{link}/employment/")]
    [InlineData("income", "/v1/links/{link}/tax/")]
    [InlineData("income", "/v1/links/{link}/documents/")]
    [InlineData("income", "/v1/links/{link}/parsed-documents/")]
    [InlineData("income", "/v1/users/")]
    public async Task Get_WithoutASampleOfItsOwn_IsFound(string product, string path) =>
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(product, path)).Status);

    [Theory]
    [InlineData("employment", "/v1/links/{link}/income/report/")]
    [InlineData("income", "/v1/links/{link}/pll/report/")]
    [InlineData("income", "/v1/links/{link}/balances/")]
    [InlineData("income", "/v1/users/{user}/assets/reports/{report}/")]
    [InlineData("income", "/v1/orders/{link}/")]
    [InlineData("income", "/v1/links/{order}/")]
    [InlineData("income", "/v1/tasks/{user}/")]
    [InlineData("income", "/v1/links/{link}/statements/none/")]
    public async Task Get_OfWhatTheJourneyDoesNotHave_IsNotFound(string product, string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(product, path)).Status);

    [Fact]
    public async Task WebhookRequests_HaveTheSamplesFields()
    {
        await using var receiver = await WebhookReceiver.StartAsync(_truv.Pki);
        _truv.Service.Webhooks.Add(new WebhookConfiguration { Url = receiver.Url });
        await _truv.RunAsync();
        await _truv.Service.Deliveries.WhenDrainedAsync(TruvUnderTest.Token);

        var (_, history) = await _truv.GetAsync("/v1/webhook-requests/?event_type=order-status-updated");
        var (_, webhooks) = await _truv.GetAsync("/v1/webhooks/");

        Assert.Equal(SampleShape.Of("api.webhook-requests"), SampleShape.Of(history));
        Assert.Equal(SampleShape.Of("api.webhooks-list"), SampleShape.Of(webhooks));
    }

    private async Task CompareAsync(string product, string path, string sample)
    {
        var (status, body) = await GetAsync(product, path);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(SampleShape.Of(sample), SampleShape.Of(body));
    }

    private async Task<(HttpStatusCode Status, System.Text.Json.JsonElement Body)> GetAsync(string product, string path)
    {
        var borrower = (await _truv.RunAsync(new JourneyOptions { Product = product, Shifts = 2, Certified = true })).Borrower;
        _time.Advance(TimeSpan.FromSeconds(3));
        var link = borrower.Suborders[0].Link!;
        return await _truv.GetAsync(path
            .Replace("{order}", borrower.OrderId, StringComparison.Ordinal)
            .Replace("{user}", borrower.UserId, StringComparison.Ordinal)
            .Replace("{link}", link.Id, StringComparison.Ordinal)
            .Replace("{task}", link.Tasks[0].Id, StringComparison.Ordinal)
            .Replace("{report}", borrower.Reports[0].Id, StringComparison.Ordinal));
    }
}
