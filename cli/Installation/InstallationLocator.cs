using System.Collections;
using System.Diagnostics;
using System.Text.Json;

namespace Bridge.Cli.Installation;

/// <summary>Finds the one installation that is meant; two candidates are a refusal, since one of them may be production.</summary>
/// <param name="environment">Environment variables.</param>
/// <param name="defaultData">Folder in which <c>bridge up</c> keeps its <c>up.json</c> unless told otherwise.</param>
internal sealed class InstallationLocator(IReadOnlyDictionary<string, string?> environment, string defaultData)
{
    // The one setting that every installation has and nothing else would set.
    private const string Witness = "KeyVault__Uri";

    internal static InstallationLocator Default() => new(
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.OrdinalIgnoreCase),
        RepositoryRoot.Combine(".bridge"));

    /// <summary>Finds the settings.</summary>
    /// <param name="settingsFile">What <c>--settings</c> names; null when not given.</param>
    /// <param name="dataFolder">What <c>--data</c> names; null when not given.</param>
    /// <exception cref="NotStartedException">There are none, or they cannot be read.</exception>
    internal InstallationSettings Find(string? settingsFile, string? dataFolder)
    {
        if (settingsFile is not null) return FromFile(settingsFile);
        if (dataFolder is not null) return FromUp(UpFile(dataFolder));

        var up = UpFile(defaultData);
        return (IsInEnvironment, File.Exists(up)) switch
        {
            (true, false) => FromEnvironment(),
            (false, true) => FromUp(up),
            (true, true) => throw new NotStartedException(
                $"Two installations are at hand: the environment ({Witness} is {environment[Witness]}) and the local one ({up}). "
                + "Say which: --settings FILE, --data FOLDER, or remove the variable."),
            _ => throw new NotStartedException(
                $"There is no installation to work on. Local: start './bridge up' in another terminal ({up} is missing). Azure: "
                + "az functionapp config appsettings list --name APP --resource-group GROUP >settings.json, az login, then "
                + "--settings settings.json."),
        };
    }

    private bool IsInEnvironment => !string.IsNullOrEmpty(environment.GetValueOrDefault(Witness));

    private static string UpFile(string folder) => Path.Combine(folder, "up.json");

    private InstallationSettings FromEnvironment() => new("the environment's settings", IsLocal: false, environment);

    private static InstallationSettings FromFile(string file) => Read(
        file, json => new InstallationSettings($"the settings in {file}", IsLocal: false, SettingsDocument.Parse(json)),
        "Check the path; make the file with 'az functionapp config appsettings list'.");

    private static InstallationSettings FromUp(string file) => Read(
        file, json => FromUp(file, JsonDocument.Parse(json).RootElement),
        "Start './bridge up' (with the same --data) in another terminal.");

    private static InstallationSettings FromUp(string file, JsonElement up)
    {
        var process = up.GetProperty("processes").GetProperty("bridge").GetInt32();
        if (!IsRunning(process))
            throw new NotStartedException(
                $"{file} was left behind by a './bridge up' that is gone (process {process}): start './bridge up' again.");
        return new InstallationSettings(
            $"the local installation of {file}", IsLocal: true,
            SettingsDocument.Parse(up.GetProperty("functions").GetProperty("settings").GetRawText()));
    }

    private static InstallationSettings Read(string file, Func<string, InstallationSettings> parse, string nextStep)
    {
        try
        {
            return parse(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            throw new NotStartedException($"{file} cannot be used: {e.Message} {nextStep}", e);
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
