using Azure;
using Azure.Security.KeyVault.Secrets;
using Bridge.Cli.Cert;
using Bridge.Cli.Cert.Inventory;
using Bridge.Functions.Settings;
using Bridge.Functions.Vault;

namespace Bridge.Cli.Secrets;

/// <summary>Adds, lists and retires.</summary>
/// <param name="vault">The vault.</param>
/// <param name="receiving">Settings of receiving.</param>
/// <param name="truv">Settings of Truv.</param>
/// <param name="signers">Reads which Access Secret signed when, the latest first.</param>
/// <param name="time">The clock.</param>
/// <param name="talk">Where results go.</param>
internal sealed class SecretsRun(
    VaultClients vault, ReceivingOptions receiving, TruvOptions truv,
    Func<CancellationToken, Task<IReadOnlyList<(string Label, DateTimeOffset At)>>> signers, TimeProvider time, Talk talk)
{
    private const int MaxActiveAtTruv = 2;

    internal async Task<int> AddAsync(NewSecret secret, CancellationToken cancellationToken)
    {
        if (Setting(secret) is not { } setting)
            return await talk.RefuseAsync($"There is no custom header '{secret.Header}' in Receiving__Headers.");
        string[] problems = [.. Problems(secret)];
        if (problems.Length > 0) return await talk.RefuseAsync([.. problems.Select(problem => $"The value {problem}")]);
        var name = setting.Prefix is { } prefix ? prefix + secret.Label : secret.Label;
        if (!setting.Means(name))
            return await talk.RefuseAsync(
                $"{setting.Name} is {setting.List}, which does not mean '{name}': add a prefix such as truv-access-secret-* to the setting, "
                + "or the name first.");
        if (await FindAsync(name, cancellationToken) is not null)
            return await talk.RefuseAsync($"There is a secret '{name}' already: a new value gets a label of its own, so that both count.");

        await vault.Secrets.SetSecretAsync(ToSecret(name, setting, secret), cancellationToken);
        await talk.Output.WriteLineAsync(name);
        var active = await ActiveAsync(setting, cancellationToken);
        await talk.Errors.WriteLineAsync(
            $"'{name}' counts from the next reading of the vault on{(secret.NotBefore is { } from ? $", not before {from:u}" : "")}. "
            + $"In force: {string.Join(", ", active)}.");
        if (secret.Purpose == SecretPurpose.Access && active.Count > MaxActiveAtTruv)
            await talk.Errors.WriteLineAsync($"Truv has {MaxActiveAtTruv} active keys at most (truv.md §6): retire what Truv has deleted.");
        return ExitCodes.Success;
    }

    internal async Task<IReadOnlyList<InventoryItem>> ListAsync(CancellationToken cancellationToken)
    {
        var secrets = await vault.Secrets.GetPropertiesOfSecretsAsync(cancellationToken).ToListAsync(cancellationToken);
        var seen = await signers(cancellationToken);
        var reader = new InventoryReader(vault, receiving, truv, time);
        return
        [
            .. All().SelectMany(setting => reader.Listed(setting.Purpose, setting.List, setting.Name, secrets))
                .Select(item => item with { LastUsedAt = LastUse(item, seen) }),
        ];
    }

    internal async Task<int> RetireAsync(string name, DateTimeOffset? at, bool force, CancellationToken cancellationToken)
    {
        var setting = All().FirstOrDefault(one => one.Means(name));
        if (setting is null) return await talk.RefuseAsync($"No setting means the secret '{name}': bridge secrets list shows what there is.");
        if (await FindAsync(name, cancellationToken) is not { } properties)
            return await talk.RefuseAsync($"The vault has no secret '{name}'.");
        var end = at ?? time.GetUtcNow();
        if (await OnlyOneAsync(setting, name, end, cancellationToken))
            return await talk.RefuseAsync(
                $"Without '{name}' {setting.Name} would have no value in force at {end:u}, and every webhook would be refused: add its "
                + "successor first.");
        if (!force && setting.Purpose == "access-secret" && await SignedLastAsync(name, cancellationToken) is { } signedAt)
            return await talk.RefuseAsync(
                $"'{name}' signed the last event seen, at {signedAt:u}: Truv still uses it, and without it those webhooks are refused. Wait "
                + "until bridge secrets list shows that another one signs, or say --force.");

        properties.ExpiresOn = end;
        if (at is null) properties.Enabled = false;
        await vault.Secrets.UpdateSecretPropertiesAsync(properties, cancellationToken);
        await talk.Output.WriteLineAsync(name);
        await talk.Errors.WriteLineAsync(
            $"'{name}' no longer counts from the next reading of the vault after {end:u} on. It stays in the vault: enabling it and "
            + "removing its expiry brings it back.");
        return ExitCodes.Success;
    }

    private IEnumerable<SecretSetting> All() =>
        [SecretSetting.Access(truv), .. SecretSetting.Headers(receiving), .. SecretSetting.Pins(receiving)];

    private SecretSetting? Setting(NewSecret secret) => secret.Purpose == SecretPurpose.Access
        ? SecretSetting.Access(truv)
        : SecretSetting.Headers(receiving).FirstOrDefault(one =>
            secret.Header is null || one.Name.Equals($"header {secret.Header}", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Problems(NewSecret secret)
    {
        if (string.IsNullOrWhiteSpace(secret.Value)) return ["is empty: it is read from standard input."];
        return secret.Purpose == SecretPurpose.Access
            ? AccessSecretText.Problems(secret.Value, truv.SecretPrefix)
            : HeaderValueText.Problems(secret.Value);
    }

    private static KeyVaultSecret ToSecret(string name, SecretSetting setting, NewSecret secret) => new(name, secret.Value)
    {
        Properties =
        {
            ContentType = "text/plain", NotBefore = secret.NotBefore, ExpiresOn = secret.Expires,
            Tags = { ["purpose"] = setting.Purpose },
        },
    };

    private async Task<SecretProperties?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await vault.Secrets.GetPropertiesOfSecretVersionsAsync(name, cancellationToken)
                .OrderByDescending(version => version.CreatedOn).FirstOrDefaultAsync(cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private Task<List<string>> ActiveAsync(SecretSetting setting, CancellationToken cancellationToken) =>
        ActiveAsync(setting, time.GetUtcNow(), cancellationToken);

    private async Task<List<string>> ActiveAsync(SecretSetting setting, DateTimeOffset at, CancellationToken cancellationToken) =>
        await vault.Secrets.GetPropertiesOfSecretsAsync(cancellationToken)
            .Where(one => !one.Managed && setting.Means(one.Name) && SecretWindow.IsInForce(one, at))
            .Select(one => one.Name).ToListAsync(cancellationToken);

    // Both now and then: a successor that begins later leaves a gap, one that has ended by then leaves nothing.
    private async Task<bool> OnlyOneAsync(SecretSetting setting, string name, DateTimeOffset end, CancellationToken cancellationToken) =>
        !(await ActiveAsync(setting, end, cancellationToken)).Exists(one => !one.Equals(name, StringComparison.OrdinalIgnoreCase));

    private async Task<DateTimeOffset?> SignedLastAsync(string name, CancellationToken cancellationToken) =>
        (await signers(cancellationToken)) is [var (label, at), ..] && label.Equals(name, StringComparison.OrdinalIgnoreCase) ? at : null;

    private static DateTimeOffset? LastUse(InventoryItem item, IReadOnlyList<(string Label, DateTimeOffset At)> seen) =>
        seen.Where(one => one.Label.Equals(item.Name, StringComparison.OrdinalIgnoreCase))
            .Select(one => (DateTimeOffset?)one.At).FirstOrDefault();
}
