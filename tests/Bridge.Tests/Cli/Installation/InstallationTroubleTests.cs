using Azure;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Bridge.Cli;
using Bridge.Cli.Installation;
using Bridge.Core.Claims;
using Bridge.Core.Ledger;
using Microsoft.Extensions.Options;

namespace Bridge.Tests.Cli.Installation;

public sealed class InstallationTroubleTests
{
    public static TheoryData<Exception, string> Troubles => new()
    {
        { new NotStartedException("as it is"), "as it is" },
        { new OptionsValidationException("a", typeof(string), ["first", "second"]), "- second" },
        { new AggregateException(new OptionsValidationException("a", typeof(string), ["one"]),
            new OptionsValidationException("b", typeof(string), ["two"])), "- two" },
        { new AuthenticationFailedException("no"), "az login" },
        { new UnauthorizedAccessException(), "Azure Service Bus Data Receiver" },
        { new ServiceBusException("no", ServiceBusFailureReason.MessagingEntityNotFound, "q-1"), "no queue 'q-1'" },
        { new ServiceBusException("no", ServiceBusFailureReason.ServiceCommunicationProblem), "'./bridge up' is still running" },
        { new LedgerException("no table: make it"), "no table: make it" },
        { new ClaimCheckException("no container: make it"), "no container: make it" },
        { new FormatException(), "is no connection string" },
        { new RequestFailedException(403, "no"), "Key Vault Secrets Officer" },
        { new RequestFailedException(0, "no"), "cannot be reached" },
        { new RequestFailedException(404, "no"), "none of that name" },
        { new AggregateException(new RequestFailedException(0, "no"), new RequestFailedException(0, "no")), "cannot be reached" },
        { new AggregateException(new TaskCanceledException("took too long"), new RequestFailedException(0, "no")), "cannot be reached" },
        { new TaskCanceledException("took too long"), "cannot be reached" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void Explain_TroubleWithAnInstallation_NamesTheNextStep(Exception trouble, string expected) =>
        Assert.Contains(expected, InstallationTrouble.Explain(trouble, "it"), StringComparison.Ordinal);

    [Fact]
    public void Explain_AnythingElse_IsNull() =>
        Assert.Null(InstallationTrouble.Explain(new InvalidOperationException("a bug"), "it"));
}
