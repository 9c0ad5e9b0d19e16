using System.Net;
using System.Text.RegularExpressions;
using Bridge.Core.Enrichment.Planning;
using Bridge.Core.Truv;
using Bridge.Tests.Local.Truv.Infrastructure;

namespace Bridge.Tests.Local.Truv;

/// <summary>The simulator serves every path that the product asks for.</summary>
public sealed partial class ServedPathsTests
{
    [Fact]
    public async Task Path_ThatTheProductAsksFor_IsServed()
    {
        await using var truv = await TruvUnderTest.StartAsync();
        var asked = EnrichmentPlan.Rows.SelectMany(row => row.Resources).SelectMany(WithFallbacks)
            .Select(resource => resource.Path.Split('?')[0])
            .Concat(TruvPaths.All.Select(path => path.Template)).Distinct().ToArray();

        // A method that no path has tells a known path (405) from an unknown one (404), whatever the ids.
        var answers = new Dictionary<string, HttpStatusCode>();
        foreach (var path in asked)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, Placeholder().Replace(path, "any"));
            using var response = await truv.Http.SendAsync(request, TruvUnderTest.Token);
            answers.Add(path, response.StatusCode);
        }

        Assert.True(asked.Length > 10);
        Assert.DoesNotContain(answers, answer => answer.Value != HttpStatusCode.MethodNotAllowed);
    }

    private static IEnumerable<ResourceTemplate> WithFallbacks(ResourceTemplate resource)
    {
        for (var one = resource; one is not null; one = one.Otherwise) yield return one;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
