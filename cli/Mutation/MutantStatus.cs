namespace Bridge.Cli.Mutation;

/// <summary>What became of a mutant; the names are those of the common report schema.</summary>
internal enum MutantStatus
{
    /// <summary>Left out on purpose.</summary>
    Ignored,

    /// <summary>A test failed, as it should.</summary>
    Killed,

    /// <summary>Every test still passed.</summary>
    Survived,

    /// <summary>No test reaches it.</summary>
    NoCoverage,

    /// <summary>The tests did not end, which counts as noticed.</summary>
    Timeout,

    /// <summary>It does not compile, which says nothing.</summary>
    CompileError,

    /// <summary>It broke the test process.</summary>
    RuntimeError,

    /// <summary>Not tried.</summary>
    Pending,
}
