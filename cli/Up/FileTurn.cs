namespace Bridge.Cli.Up;

/// <summary>Lets one process after the other do something; a turn ends with its process at the latest.</summary>
internal static class FileTurn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the turn.</summary>
    /// <param name="file">The file that stands for it; it stays, since deleting it could leave two with a turn.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The turn; disposing gives it to the next.</returns>
    internal static async Task<IAsyncDisposable> WaitAsync(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }
}
