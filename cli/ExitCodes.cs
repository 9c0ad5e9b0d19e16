namespace Bridge.Cli;

/// <summary>What the command's exit codes mean.</summary>
internal static class ExitCodes
{
    /// <summary>All went well.</summary>
    internal const int Success = 0;

    /// <summary>The command ran, and what it checks is not so.</summary>
    internal const int Failure = 1;

    /// <summary>The command line names something that does not exist; the message names what is nearest.</summary>
    internal const int WrongUsage = 2;

    /// <summary>A port is in use.</summary>
    internal const int PortInUse = 3;

    /// <summary>Something did not start; the message says what.</summary>
    internal const int NotStarted = 4;

    /// <summary>There was nothing that matches.</summary>
    internal const int NothingMatched = 5;

    /// <summary>Some of what matched stayed where it was; the table says why.</summary>
    internal const int SomeStayed = 6;

    /// <summary>Something in use ends within 60 days.</summary>
    internal const int ExpiresInTwoMonths = 7;

    /// <summary>Something in use ends within 30 days.</summary>
    internal const int ExpiresInAMonth = 8;

    /// <summary>Something in use ends within 7 days, has ended, or is missing.</summary>
    internal const int ExpiresNow = 9;
}
