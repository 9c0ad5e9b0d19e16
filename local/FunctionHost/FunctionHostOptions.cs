using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Bridge.Local.FunctionHost;

/// <summary>What the local function host runs, and where.</summary>
public sealed record FunctionHostOptions
{
    /// <summary>The assembly whose methods with <c>[Function]</c> are hosted.</summary>
    public required Assembly Functions { get; init; }

    /// <summary>The path of <c>host.json</c>; a <c>local.settings.json</c> beside it is read too.</summary>
    public required string HostJsonFile { get; init; }

    /// <summary>The HTTPS port on the loopback addresses; 0, the default, takes any free port of 127.0.0.1.</summary>
    public int Port { get; init; }

    /// <summary>The front end's certificate: a PEM file, leaf first, intermediates after it.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>The private key of the front end's certificate: a PEM file without a password.</summary>
    public required string KeyFile { get; init; }

    /// <summary>Composes the app, as its <c>Program</c> does in Azure. Default: nothing to compose.</summary>
    public Action<IHostApplicationBuilder> Compose { get; init; } = static _ => { };
}
