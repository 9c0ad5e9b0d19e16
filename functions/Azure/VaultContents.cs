using System.Security.Cryptography.X509Certificates;
using Bridge.Core.Truv;
using Bridge.Core.Webhooks;

namespace Bridge.Functions.Azure;

/// <summary>Everything secret that the app works with, as read from the vault.</summary>
internal sealed record VaultContents(ReceivingPolicy Policy, TruvCredentials Credentials, X509Certificate2 ClientCertificate);
