namespace Bridge.Local.ServiceBus.Configuration;

/// <summary>A configuration file says something wrong; the message names the path and what to change.</summary>
public sealed class EmulatorConfigException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public EmulatorConfigException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, and where that came from.</summary>
    public EmulatorConfigException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
