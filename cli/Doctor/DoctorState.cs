namespace Bridge.Cli.Doctor;

/// <summary>How one line ended.</summary>
internal enum DoctorState
{
    /// <summary>It is as it should be.</summary>
    Pass,

    /// <summary>It works, and wants attention.</summary>
    Warn,

    /// <summary>It does not work.</summary>
    Fail,

    /// <summary>It was not looked at: something that it needs failed, or it does not exist here.</summary>
    Skipped,
}
