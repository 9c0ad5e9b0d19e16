using System.CommandLine;
using Bridge.Local.ServiceBus;

namespace Bridge.Cli.ServiceBus;

/// <summary><c>bridge broker</c>: the local Service Bus broker alone.</summary>
internal static class BrokerCommand
{
    private const string About =
        """
        Run the local Service Bus broker alone, with queues from a file in the shape of the official emulator's Config.json.

        Example:
          ./bridge broker --config Config.json --data .bridge/broker

          {
            "UserConfig": {
              "Namespaces": [
                {
                  "Name": "sbemulatorns",
                  "Queues": [
                    {
                      "Name": "truv-events",
                      "Properties": {
                        "LockDuration": "PT1M", "MaxDeliveryCount": 10, "RequiresSession": false,
                        "RequiresDuplicateDetection": true, "DuplicateDetectionHistoryTimeWindow": "PT10M",
                        "DefaultMessageTimeToLive": "P14D", "DeadLetteringOnMessageExpiration": true
                      }
                    }
                  ]
                }
              ]
            }
          }

        With --data, a disk that is full or fails stops nothing that was acknowledged: answers wait and sends are refused as busy
        (50009) until the disk takes what is to be written, which is tried every second. The log and /status (storage) say so.

        Also known: ForwardTo, ForwardDeadLetteredMessagesTo, MaxMessageSizeInKilobytes (default 256), MaxSizeInMegabytes
        (default 1024). Topics are refused.
        """;

    private static readonly Option<string> Config = new("--config")
    {
        Description = "The file with the queues.", HelpName = "file", Required = true,
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "AMQP port on the loopback addresses; 0 takes any free one.", HelpName = "port",
        DefaultValueFactory = _ => 5672,
    };

    private static readonly Option<int?> ControlPort = new("--control-port")
    {
        Description = "Port of the control endpoint (status and faults, HTTP on loopback). Default: none.", HelpName = "port",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder for the queues' messages, which then survive a restart and a crash. Default: memory only.",
        HelpName = "folder",
    };

    private static readonly Option<int> JournalSlack = new("--journal-slack")
    {
        Description = "With --data: KiB that the journal may grow beyond twice what it held when it was last written anew.",
        HelpName = "KiB", DefaultValueFactory = _ => 65536,
    };

    internal static Command Create()
    {
        JournalSlack.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--journal-slack is a number of KiB, 1 at least.");
        });
        var command = new Command("broker", About) { Config, Port, Data, JournalSlack, ControlPort };
        command.SetAction((parsed, cancellationToken) => new BrokerRun(
            Options(parsed), parsed.GetValue(Config)!, parsed.GetValue(ControlPort), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error)
            .RunAsync(cancellationToken));
        return command;
    }

    private static BrokerOptions Options(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(Port),
        DataFolder = parsed.GetValue(Data),
        JournalSlack = parsed.GetValue(JournalSlack) * 1024L,
    };
}
