using System.Text.Json.Nodes;
using Bridge.Core.Enrichment.Masking;
using FsCheck.Xunit;

namespace Bridge.Tests.Core.Enrichment;

public sealed class FieldMaskTests
{
    private const string Data =
        """{"event":{"tracking_info":"t"},"resources":{"order":{"employers":[{"ssn":"1","name":"a"},{"ssn":"2"}]},"odd name":{"ssn":null}}}""";

    [Theory]
    [InlineData("$..tracking_info", Data)]
    [InlineData("$..resources", Data)]
    [InlineData("$.resources.order.employers[*].ssn", """{"event":{"tracking_info":"t"},"resources":{"order":{"employers":[{"ssn":"***","name":"a"},{"ssn":"***"}]},"odd name":{"ssn":null}}}""")]
    [InlineData("$.resources.order.employers[1]", """{"event":{"tracking_info":"t"},"resources":{"order":{"employers":[{"ssn":"1","name":"a"},"***"]},"odd name":{"ssn":null}}}""")]
    [InlineData("$['resources']['odd name'].*", """{"event":{"tracking_info":"t"},"resources":{"order":{"employers":[{"ssn":"1","name":"a"},{"ssn":"2"}]},"odd name":{"ssn":"***"}}}""")]
    [InlineData("$..ssn", """{"event":{"tracking_info":"t"},"resources":{"order":{"employers":[{"ssn":"***","name":"a"},{"ssn":"***"}]},"odd name":{"ssn":"***"}}}""")]
    [InlineData("$.resources.nothing.there", Data)]
    public void Apply_Path_MasksWhatItSelectsAndNothingElse(string path, string expected)
    {
        Assert.Equal(expected, Masked(path, MaskAction.Mask));
    }

    [Theory]
    [InlineData("$..ssn", """{"event":{"tracking_info":"t"},"resources":{"order":{"employers":[{"name":"a"},{}]},"odd name":{}}}""")]
    [InlineData("$.resources.order.employers[0]", """{"event":{"tracking_info":"t"},"resources":{"order":{"employers":[null,{"ssn":"2"}]},"odd name":{"ssn":null}}}""")]
    public void Apply_Drop_LeavesTheMemberOut(string path, string expected)
    {
        Assert.Equal(expected, Masked(path, MaskAction.Drop));
    }

    [Fact]
    public void Apply_MaskOfAnotherType_ChangesNothing()
    {
        Assert.True(MaskPath.TryParse("$..ssn", out var path));
        var data = JsonNode.Parse(Data)!.AsObject();

        new FieldMasks([new FieldMask("order-created", path, MaskAction.Mask)]).Apply("link-connected", data);

        Assert.Equal(Data, data.ToJsonString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("resources.order")]
    [InlineData("$.resources")]
    [InlineData("$.event.tracking_info")]
    [InlineData("$.evidence.body")]
    [InlineData("$.enrichment.status")]
    [InlineData("$.*")]
    [InlineData("$.resources.order[?(@.a)]")]
    [InlineData("$.resources.order.")]
    [InlineData("$.resources.order\n")]
    public void TryParse_NoPathToAField_IsRefused(string? text)
    {
        Assert.False(MaskPath.TryParse(text, out _));
    }

    [Property(MaxTest = 1000)]
    public bool TryParse_AnyText_NeverThrowsAndKeepsWhatItTakes(string? text) =>
        !MaskPath.TryParse(text, out var path) || path.Text == text;

    private static string Masked(string text, MaskAction action)
    {
        Assert.True(MaskPath.TryParse(text, out var path));
        var data = JsonNode.Parse(Data)!.AsObject();
        new FieldMasks([new FieldMask(FieldMask.AnyType, path, action)]).Apply("order-created", data);
        return data.ToJsonString();
    }
}
