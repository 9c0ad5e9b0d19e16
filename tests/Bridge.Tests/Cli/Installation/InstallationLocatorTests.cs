using Bridge.Cli;
using Bridge.Cli.Installation;

namespace Bridge.Tests.Cli.Installation;

public sealed class InstallationLocatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-installation-").FullName;

    private static Dictionary<string, string?> Azure => new() { ["KeyVault__Uri"] = "https://name.vault.azure.net/" };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_RunningUp_TakesTheSettingsOfItsFunctions()
    {
        WriteUp(Environment.ProcessId);

        var found = new InstallationLocator(new Dictionary<string, string?>(), _folder).Find(null, null);

        Assert.True(found.IsLocal);
        Assert.Contains(KeyValuePair.Create("KeyVault:Uri", (string?)"https://local/"), found.AsConfiguration);
    }

    [Fact]
    public void Find_SettingsInTheEnvironment_TakesThose()
    {
        var found = new InstallationLocator(Azure, _folder).Find(null, null);

        Assert.False(found.IsLocal);
        Assert.Equal("https://name.vault.azure.net/", found.Values["KeyVault__Uri"]);
    }

    [Fact]
    public void Find_BothAtHand_IsRefusedUntilOneIsNamed()
    {
        WriteUp(Environment.ProcessId);
        var locator = new InstallationLocator(Azure, _folder);

        var refusal = Assert.Throws<NotStartedException>(() => locator.Find(null, null));

        Assert.Contains("Two installations are at hand", refusal.Message, StringComparison.Ordinal);
        Assert.True(locator.Find(null, _folder).IsLocal);
    }

    [Fact]
    public void Find_NamedFile_TakesIt()
    {
        var file = Path.Combine(_folder, "settings.json");
        File.WriteAllText(file, """[{"name":"KeyVault__Uri","value":"https://file/"}]""");

        var found = new InstallationLocator(Azure, _folder).Find(file, null);

        Assert.Equal((false, "https://file/"), (found.IsLocal, found.Values["KeyVault__Uri"]));
    }

    [Fact]
    public void Find_NothingAtHand_SaysWhatToDo() => AssertRefused(
        () => new InstallationLocator(new Dictionary<string, string?>(), _folder).Find(null, null),
        "./bridge up", "az functionapp config appsettings list", "az login", "--settings");

    [Fact]
    public void Find_UpThatIsGone_SaysSo()
    {
        WriteUp(int.MaxValue);

        AssertRefused(
            () => new InstallationLocator(new Dictionary<string, string?>(), _folder).Find(null, null), "left behind", "start './bridge up' again");
    }

    [Fact]
    public void Find_UnreadableFile_NamesIt()
    {
        var file = Path.Combine(_folder, "broken.json");
        File.WriteAllText(file, "{");

        AssertRefused(() => new InstallationLocator(Azure, _folder).Find(file, null), "broken.json cannot be used");
        AssertRefused(() => new InstallationLocator(Azure, _folder).Find(file + "x", null), "broken.jsonx cannot be used");
    }

    private static void AssertRefused(Action find, params string[] expected)
    {
        var refusal = Assert.Throws<NotStartedException>(find);

        Assert.All(expected, text => Assert.Contains(text, refusal.Message, StringComparison.Ordinal));
    }

    private void WriteUp(int process) => File.WriteAllText(
        Path.Combine(_folder, "up.json"),
        $$"""{"processes":{"bridge":{{process}} },"functions":{"settings":{"KeyVault__Uri":"https://local/"} } }""");
}
