namespace Bridge.Cli;

/// <summary>Something could not be started; the message is for the person at the terminal.</summary>
internal sealed class NotStartedException : Exception
{
    public NotStartedException(string message)
        : base(message)
    {
    }

    public NotStartedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
