using System.Text;
using System.Text.Json;
using Bridge.Core.Webhooks;
using Bridge.Functions.Triggers;
using Microsoft.AspNetCore.Http;

namespace Bridge.Tests.Functions.Triggers;

public sealed class VerdictResultTests
{
    public static TheoryData<string> Refusals =>
        [.. Verdicts.All.Where(verdict => !verdict.IsAccepted).Select(verdict => verdict.Code)];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Execute_Refusal_IsAFixedProblemWithAReferenceAndNothingElse(string code)
    {
        var verdict = Verdicts.All.Single(one => one.Code == code);

        var (response, body) = await ExecuteAsync(verdict, "ref-\"1");

        Assert.Equal(verdict.StatusCode, response.StatusCode);
        Assert.Equal("application/problem+json", response.ContentType);
        Assert.Equal(body.Length, response.ContentLength);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(["type", "title", "status", "reference"], problem.EnumerateObject().Select(member => member.Name));
        Assert.Equal("about:blank", problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.Equal(verdict.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.Equal("ref-\"1", problem.GetProperty("reference").GetString());
        Assert.Equal(verdict.StatusCode == 503 ? "30" : "", response.Headers.RetryAfter.ToString());
    }

    [Fact]
    public async Task Execute_RefusalsOfOneStatus_CannotBeToldApart()
    {
        var bodies = new List<string>();
        foreach (var verdict in Verdicts.All.Where(one => one.StatusCode == 401))
            bodies.Add(Encoding.UTF8.GetString((await ExecuteAsync(verdict, "r")).Body));

        Assert.True(bodies.Count > 10);
        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task Execute_Accepted_IsAStatusWithoutABody()
    {
        foreach (var verdict in Verdicts.All.Where(one => one.IsAccepted))
        {
            var (response, body) = await ExecuteAsync(verdict, "r");

            Assert.Equal(202, response.StatusCode);
            Assert.Empty(body);
        }
    }

    private static async Task<(HttpResponse Response, byte[] Body)> ExecuteAsync(Verdict verdict, string reference)
    {
        using var stream = new MemoryStream();
        var context = new DefaultHttpContext();
        context.Response.Body = stream;
        await new VerdictResult(verdict, reference).ExecuteAsync(context);
        return (context.Response, stream.ToArray());
    }
}
