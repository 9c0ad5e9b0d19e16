namespace Bridge.Tests.Local.ServiceBus.Contract;

/// <summary>What the suite is run against.</summary>
public enum ContractTarget
{
    /// <summary>The local broker.</summary>
    Broker,

    /// <summary>A namespace in Azure, whose connection string is in the environment variable <c>BRIDGE_SERVICEBUS</c>.</summary>
    Namespace,
}
