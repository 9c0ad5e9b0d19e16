using System.ComponentModel;
using System.Diagnostics;
using Bridge.Cli.Up;
using System.Text;
using System.Text.Json;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Local.ServiceBus;

/// <summary>The Node programs in tests/witness: official clients and libraries that share no code with the bridge.</summary>
internal static class NodeWitness
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "witness");

    // send.mjs has the retries of the SDK, which waits 30 s after a refused token before it tries the next time.
    private const string SendOnce = """
        import { ServiceBusClient } from "@azure/service-bus";
        const [connection, queue] = process.argv.slice(-2);
        const client = new ServiceBusClient(connection, { retryOptions: { maxRetries: 0 } });
        await client.createSender(queue).sendMessages({ body: "once" });
        await client.close();
        """;

    private const string DeadLetterOne = """
        import { ServiceBusClient } from "@azure/service-bus";
        const [connection, queue] = process.argv.slice(-2);
        const client = new ServiceBusClient(connection, { retryOptions: { maxRetries: 0 } });
        const receiver = client.createReceiver(queue);
        const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 20000 });
        await receiver.deadLetterMessage(message, { deadLetterReason: "Poison", deadLetterErrorDescription: "why", seen: "yes" });
        await receiver.peekMessages(1);
        console.log("and goes on");
        await client.close();
        """;

    internal static Task<(int ExitCode, string Output, string Errors)> SendAsync(
        string connection, string queue, params string[] options) =>
        RunAsync(["send.mjs", "--connection", connection, "--queue", queue, .. options]);

    /// <summary>Sends one message without retries.</summary>
    internal static Task<(int ExitCode, string Output, string Errors)> SendOnceAsync(string connection, string queue) =>
        RunAsync("--input-type=module", "--eval", SendOnce, connection, queue);

    /// <summary>Takes one message and rejects it with a reason, a description and a property.</summary>
    internal static Task<(int ExitCode, string Output, string Errors)> DeadLetterAsync(string connection, string queue) =>
        RunAsync("--input-type=module", "--eval", DeadLetterOne, connection, queue);

    /// <summary>Receives, and fails the test when not all came.</summary>
    internal static async Task<JsonElement[]> ReceiveAsync(string connection, string queue, params string[] options)
    {
        var (exitCode, output, errors) = await RunAsync(
            ["receive.mjs", "--connection", connection, "--queue", queue, "--timeout", "20", .. options]);
        Assert.True(exitCode == 0, $"receive.mjs ended with {exitCode}: {errors}{output}");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    /// <summary>Sends the message given in JSON, or takes one and says in JSON what it was.</summary>
    internal static Task<(int ExitCode, string Output, string Errors)> TwinAsync(string connection, string queue, params string[] options) =>
        RunAsync(["twin.mjs", "--connection", connection, "--queue", queue, .. options]);

    /// <summary>Sends to many sessions and completes what comes, and says in JSON what it was.</summary>
    internal static Task<(int ExitCode, string Output, string Errors)> SendAndCompleteAsync(
        string connection, string queue, params string[] options) =>
        RunAsync(["volume.mjs", "--connection", connection, "--queue", queue, .. options]);

    /// <summary>Keeps the contract of the suite, and says in TAP how it went.</summary>
    internal static async Task<(int ExitCode, string Output, string Errors)> KeepContractAsync(string connection)
    {
        await InstallAsync();
        return await StartAsync("node", ["--test-reporter=tap", "suite.mjs"], null, ("BRIDGE_CONTRACT_CONNECTION", connection));
    }

    /// <summary>Runs a program that reads its standard input to the end.</summary>
    internal static async Task<(int ExitCode, string Output, string Errors)> PipeAsync(string program, string input)
    {
        await InstallAsync();
        return await StartAsync("node", [program], input);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await InstallAsync();
        return await StartAsync("node", arguments);
    }

    private static Task InstallAsync() => NodeModules.InstallAsync(
        Folder, "the witnesses", static _ => { }, TestContext.Current.CancellationToken);

    private static async Task<(int ExitCode, string Output, string Errors)> StartAsync(
        string program, string[] arguments, string? input = null, params (string Name, string Value)[] environment)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = input is not null, StandardInputEncoding = input is null ? null : Utf8,
            RedirectStandardOutput = true, StandardOutputEncoding = Utf8,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
                process.StandardInput.Close();
            }

            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {arguments[0]} did not end within {Longest.TotalSeconds:0} s.");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                $"'{start.FileName}' is missing: install Node 20 or later (https://nodejs.org), with npm.", e);
        }
    }
}
