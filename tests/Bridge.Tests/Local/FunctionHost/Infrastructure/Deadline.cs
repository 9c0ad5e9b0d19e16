namespace Bridge.Tests.Local.FunctionHost.Infrastructure;

/// <summary>Ends a wait that would hang a broken test.</summary>
internal static class Deadline
{
    public static Task<T> ForAsync<T>(Func<CancellationToken, ValueTask<T>> wait) =>
        wait(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public static Task ForAsync(Task wait) =>
        wait.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}
