namespace Bridge.EndToEnd.BadInput;

/// <summary>One verdict as the log of the functions has it.</summary>
/// <param name="Level">The level, as the console writes it: info, warn, fail.</param>
/// <param name="Code">The code, <c>BRG1xx</c>.</param>
/// <param name="Reference">The reference that the answer showed.</param>
internal sealed record VerdictLine(string Level, string Code, string Reference);
