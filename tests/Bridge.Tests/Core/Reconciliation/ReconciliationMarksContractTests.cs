using Bridge.Core.Reconciliation;

namespace Bridge.Tests.Core.Reconciliation;

/// <summary>What every store of the mark does.</summary>
public abstract class ReconciliationMarksContractTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 12, 12, 0, 0, 123, TimeSpan.Zero);

    private IReconciliationMarks? _marks;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private IReconciliationMarks Marks => _marks!;

    public async ValueTask InitializeAsync() => _marks = await CreateAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<IReconciliationMarks> CreateAsync();

    [Fact]
    public async Task Read_BeforeTheFirstWrite_IsNull() => Assert.Null(await Marks.ReadAsync(Token));

    [Fact]
    public async Task Write_MarkWithAWindow_IsReadAsItWas()
    {
        var mark = new ReconciliationMark(Noon, new DeliveryWindow(Noon.AddHours(-1), Noon.AddTicks(7), "cD0y%2B%3D"));

        await Marks.WriteAsync(mark, Token);

        Assert.Equal(mark, await Marks.ReadAsync(Token));
    }

    [Fact]
    public async Task Write_MarkWithoutAWindow_RemovesTheWindow()
    {
        await Marks.WriteAsync(new ReconciliationMark(Noon, new DeliveryWindow(Noon.AddHours(-1), Noon, "c")), Token);

        await Marks.WriteAsync(new ReconciliationMark(Noon), Token);

        Assert.Equal(new ReconciliationMark(Noon), await Marks.ReadAsync(Token));
    }

    [Fact]
    public async Task Write_EarlierWatermark_ChangesNothing()
    {
        await Marks.WriteAsync(new ReconciliationMark(Noon), Token);

        await Marks.WriteAsync(new ReconciliationMark(Noon.AddHours(-1), new DeliveryWindow(Noon, Noon, "c")), Token);

        Assert.Equal(new ReconciliationMark(Noon), await Marks.ReadAsync(Token));
    }

    [Fact]
    public async Task Write_ManyAtOnce_KeepsTheLatest()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(at => Marks.WriteAsync(new ReconciliationMark(Noon.AddMinutes(at)), Token)));

        Assert.Equal(new ReconciliationMark(Noon.AddMinutes(11)), await Marks.ReadAsync(Token));
    }
}
