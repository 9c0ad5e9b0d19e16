using System.CommandLine;
using Bridge.Cli;
using Bridge.Cli.Cert;
using Bridge.Cli.Drill;
using Bridge.Cli.Secrets;

namespace Bridge.Tests.Cli.Cert;

/// <summary>The commands as they are typed.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-cert-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Cert_AuthorityInAFolder_WorksWithItsDefaults()
    {
        await OpensslAuthority.NewRequestAsync(_folder, "truv.csr", "/CN=truv", "-addext", "subjectAltName=DNS:mtls-prod.truv.com");
        var issued = Path.Combine(_folder, "truv.crt");

        Assert.Equal(ExitCodes.Success, await RunAsync(CertCommand.Create(), "ca", "create", "--ca", "dev", "--pem", _folder));
        Assert.Equal(ExitCodes.Success, await RunAsync(
            CertCommand.Create(), "issue", "--csr", Path.Combine(_folder, "truv.csr"), "--ca", "dev", "--pem", _folder, "--out", issued));
        var serial = _output.ToString().Trim().Split('\n')[^1].Trim();
        Assert.Equal(ExitCodes.Success, await RunAsync(CertCommand.Create(), "revoke", serial, "--ca", "dev", "--pem", _folder));

        Assert.True(File.Exists(issued));
        Assert.Contains(serial, await File.ReadAllTextAsync(Path.Combine(_folder, "dev.issued.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cert_PinAndFirewall_PrintToTheOutput()
    {
        await OpensslAuthority.MakeAsync(_folder, "truv");

        Assert.Equal(ExitCodes.Success, await RunAsync(CertCommand.Create(), "pin", Path.Combine(_folder, "truv.crt")));
        Assert.Equal(ExitCodes.Success, await RunAsync(CertCommand.Create(), "firewall", "--format", "nft", "--environment", "sandbox"));

        Assert.Contains("CertificateSha256=", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("44.235.37.104", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("35.167.32.174", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issue --csr x --ca a --pem . --days 399", "--days must be from 1 to 398")]
    [InlineData("ca create --ca a --pem . --days 0", "--days must be from 1 to 7300")]
    [InlineData("revoke --ca a --pem . --days 400", "--days must be from 1 to 366")]
    [InlineData("pin", "Give a file, or --host")]
    [InlineData("request --name a --environment moon", "moon")]
    public async Task Cert_WrongArguments_AreSaid(string arguments, string message)
    {
        Assert.NotEqual(ExitCodes.Success, await RunAsync(CertCommand.Create(), arguments.Split(' ')));

        Assert.Contains(message, _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add access a_b", "letters, digits and hyphens")]
    [InlineData("add access a --expires 2027-01-01", "no moment with an offset")]
    [InlineData("add access a --not-before 2027-01-02T00:00:00Z --expires 2027-01-01T00:00:00Z", "must lie before")]
    [InlineData("retire a --at soon", "no moment with an offset")]
    public async Task Secrets_WrongArguments_AreSaid(string arguments, string message)
    {
        Assert.NotEqual(ExitCodes.Success, await RunAsync(SecretsCommand.Create(), arguments.Split(' ')));

        Assert.Contains(message, _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Drill_WithoutArguments_IsWellFormed() => Assert.Empty(DrillCommand.Create().Parse([]).Errors);

    private Task<int> RunAsync(Command command, params string[] arguments) => command.Parse(arguments).InvokeAsync(
        new InvocationConfiguration { Output = _output, Error = _errors }, TestContext.Current.CancellationToken);
}
