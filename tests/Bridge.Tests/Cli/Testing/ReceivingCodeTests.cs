using Bridge.Cli.Testing;
using Bridge.Tests.Architecture;

namespace Bridge.Tests.Cli.Testing;

public sealed class ReceivingCodeTests
{
    private static readonly Func<string, bool> Filter = ReceivingCode.Filter(ReceivingCode.Globs);

    [Theory]
    [InlineData("core/Webhooks/SignatureCheck.cs")]
    [InlineData("core/Certificates/Caching/VerdictSegment.cs")]
    [InlineData("core/Events/CanonicalJson.cs")]
    [InlineData("functions/Certificates/RevocationFeed.cs")]
    [InlineData("functions/Settings/TrustRuleValidation.cs")]
    [InlineData("functions/Triggers/ReceiveWebhook.cs")]
    public void Filter_FileOnTheWayToTheQueue_Passes(string file) => Assert.True(Filter(file));

    [Theory]
    [InlineData("core/Enrichment/Enricher.cs")]
    [InlineData("functions/Triggers/EnrichEvents.cs")]
    [InlineData("local/Pki/LocalPki.cs")]
    [InlineData("core/obj/Debug/net10.0/Webhooks/LoggerMessage.g.cs")]
    public void Filter_OtherOrGeneratedFile_IsLeftOut(string file) => Assert.False(Filter(file));

    [Fact]
    public void Everything_EachReceivingFile_IsPartOfIt()
    {
        var everything = ReceivingCode.Filter(ReceivingCode.Everything);
        var files = Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Where(Filter).ToArray();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(everything(file)));
    }
}
