using System.CommandLine;
using Bridge.Cli.Installation;
using Bridge.Cli.Parked;
using Bridge.Core.DeadLetters;
using Bridge.Core.Parked;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Cli.DeadLetters;

/// <summary>Which queue, and the filters that only dead letters have.</summary>
internal static class DeadLetterOptions
{
    /// <summary>The one queue to work on: numbers mean nothing without it.</summary>
    internal static readonly Option<string> Queue = new("--queue")
    {
        Description = "The queue whose dead letters are meant: received, events, quarantine, or any queue's name.",
        HelpName = "queue",
        Required = true,
    };

    private static readonly Option<string?> Reason = new("--dead-letter-reason")
    {
        Description = "Only what was dead-lettered for this reason, such as MaxDeliveryCountExceeded.", HelpName = "reason",
    };

    private static readonly Option<string?> EventType = new("--event-type")
    {
        Description = "Only events of this type, with or without com.truv., such as order-created.", HelpName = "type",
    };

    internal static IEnumerable<Option> Filters => [Reason, EventType];

    internal static IDeadLetterQueue Open(ParseResult parsed, OpenInstallation installation) =>
        installation.Services.GetRequiredService<IDeadLetterQueues>().Open(parsed.GetValue(Queue)!);

    internal static ParkedSelection<DeadLetter> Read(ParseResult parsed, DateTimeOffset now) => SelectionOptions.Read(
        parsed, new DeadLetterSelection { Reason = parsed.GetValue(Reason), EventType = parsed.GetValue(EventType) }, now);
}
