namespace Bridge.Cli.Doctor;

/// <summary>Looks at one thing; leaves what it found for those that come after it.</summary>
internal interface IDoctorCheck
{
    /// <summary>Name of the line.</summary>
    string Name { get; }

    /// <summary>Names of the lines without which this one has nothing to look at.</summary>
    IReadOnlyList<string> Needs { get; }

    /// <summary>Looks.</summary>
    Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken);
}
