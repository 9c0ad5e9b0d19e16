using System.CommandLine;
using Bridge.Cli;
using Bridge.Cli.Bench;
using Bridge.Cli.Cert;
using Bridge.Cli.Claims;
using Bridge.Cli.Coverage;
using Bridge.Cli.DeadLetters;
using Bridge.Cli.Deploy;
using Bridge.Cli.Doctor;
using Bridge.Cli.Drill;
using Bridge.Cli.Explain;
using Bridge.Cli.Hosting;
using Bridge.Cli.Infra;
using Bridge.Cli.Mutation;
using Bridge.Cli.Quarantine;
using Bridge.Cli.Reconcile;
using Bridge.Cli.Secrets;
using Bridge.Cli.ServiceBus;
using Bridge.Cli.Testing;
using Bridge.Cli.Trace;
using Bridge.Cli.Truv;
using Bridge.Cli.Up;

var root = new RootCommand("Truv's webhooks into your own Service Bus queue: checked, enriched, without loss.")
{
    UpCommand.Create(),
    BrokerCommand.Create(),
    HostCommand.Create(),
    TestCommand.Create(),
    CoverCommand.Create(),
    MutateCommand.Create(),
    BenchCommand.Create(),
    QuarantineCommand.Create(),
    DlqCommand.Create(),
    TraceCommand.Create(),
    ReconcileCommand.Create(),
    TruvCommand.Create(),
    ClaimsCommand.Create(),
    ExplainCommand.Create(),
    CertCommand.Create(),
    SecretsCommand.Create(),
    DoctorCommand.Create(),
    DrillCommand.Create(),
    InfraCommand.Create(),
    DeployCommand.Create(),
};

return await CommandLineRun.InvokeAsync(root, args);
