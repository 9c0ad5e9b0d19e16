using System.Diagnostics.CodeAnalysis;

namespace Bridge.Tests.Functions.Telemetry;

/// <summary>Tests that listen to the whole process, alone: others measure what nobody's listening costs.</summary>
[CollectionDefinition(nameof(ListeningCollection), DisableParallelization = true)]
[SuppressMessage("Naming", "CA1711", Justification = "It is one, in the words of xunit.")]
public sealed class ListeningCollection;
