namespace Bridge.Local.Truv;

/// <summary>A fault that is switched on.</summary>
/// <param name="Id">To switch it off.</param>
/// <param name="Fault">What it is.</param>
/// <param name="Struck">How often it has struck.</param>
public sealed record ActiveFault(long Id, Fault Fault, int Struck);
