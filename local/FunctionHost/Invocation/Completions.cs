namespace Bridge.Local.FunctionHost.Invocation;

/// <summary>Turns whatever a function returns into one shape.</summary>
internal static class Completions
{
    public static ValueTask<object?> ReadyAsync(object? result) => new(result);

    public static async ValueTask<object?> NothingAsync(Task task)
    {
        await task;
        return null;
    }

    public static async ValueTask<object?> NothingAsync(ValueTask task)
    {
        await task;
        return null;
    }

    public static async ValueTask<object?> ResultAsync<T>(Task<T> task) => await task;

    public static async ValueTask<object?> ResultAsync<T>(ValueTask<T> task) => await task;
}
