using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Bridge.Functions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bridge.Cli.Doctor.Lines;

/// <summary>
/// Every queue takes a message, shows it, and gives it back. The probe is scheduled for tomorrow and taken back at once, so
/// that nobody ever receives it.
/// </summary>
internal sealed class ServiceBusCheck : IDoctorCheck
{
    public string Name => LineNames.ServiceBus;

    public IReadOnlyList<string> Needs => [LineNames.Settings];

    public async Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var queues = examination.Services.GetRequiredService<IOptions<QueueOptions>>().Value;
        string[] names = [queues.Received, queues.Events, queues.Quarantine];
        var problems = new List<string>();
        foreach (var name in names)
        {
            if (await ProblemAsync(examination, name, cancellationToken) is { } problem) problems.Add($"{name}: {problem}");
        }

        return problems.Count == 0
            ? DoctorLine.Pass(Name, $"a probe was sent to, seen on and taken back from {string.Join(", ", names)}")
            : DoctorLine.Fail(
                Name, string.Join("; ", problems),
                "Check ServiceBus__fullyQualifiedNamespace, the queues' names and state, the namespace's network rules, and the roles Azure "
                + "Service Bus Data Sender and Data Receiver.");
    }

    private static async Task<string?> ProblemAsync(Examination examination, string queue, CancellationToken cancellationToken)
    {
        var client = examination.Services.GetRequiredService<ServiceBusClient>();
        try
        {
            await using var sender = client.CreateSender(queue);
            await using var receiver = client.CreateReceiver(queue);
            // Should taking it back fail, it ends the moment it would arrive.
            var probe = new ServiceBusMessage("doctor") { MessageId = $"doctor/{Guid.NewGuid():N}", TimeToLive = TimeSpan.FromSeconds(1) };
            var number = await sender.ScheduleMessageAsync(probe, examination.Now.AddDays(1), cancellationToken);
            try
            {
                var seen = await receiver.PeekMessageAsync(number, cancellationToken);
                return seen?.MessageId == probe.MessageId ? null : "the probe that was sent is not there";
            }
            finally
            {
                await sender.CancelScheduledMessageAsync(number, cancellationToken);
            }
        }
        catch (ServiceBusException e)
        {
            return e.Reason.ToString();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or AuthenticationFailedException or TimeoutException)
        {
            return e.GetType().Name;
        }
    }
}
