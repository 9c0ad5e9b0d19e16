using System.Text.Json;
using Bridge.Cli.Installation;

namespace Bridge.Tests.Cli.Installation;

public sealed class SettingsDocumentTests
{
    [Theory]
    [InlineData("""[{"name":"KeyVault__Uri","slotSetting":false,"value":"https://v/"},{"name":"N","value":null}]""")]
    [InlineData("""{"IsEncrypted":false,"Values":{"KeyVault__Uri":"https://v/","N":null}}""")]
    [InlineData("""{"KeyVault__Uri":"https://v/", /* plain */ "N":null,}""")]
    public void Parse_EachForm_GivesTheSameSettings(string json)
    {
        var settings = SettingsDocument.Parse(json);

        Assert.Equal("https://v/", settings["keyvault__uri"]);
        Assert.Null(settings["N"]);
        Assert.Equal(2, settings.Count);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("[1]")]
    [InlineData("""[{"key":"a","value":"b"}]""")]
    [InlineData("""{"a":{"b":"c"}}""")]
    [InlineData("""{"Values":[]}""")]
    [InlineData("not JSON")]
    public void Parse_AnythingElse_IsRefused(string json) =>
        Assert.ThrowsAny<JsonException>(() => SettingsDocument.Parse(json));
}
