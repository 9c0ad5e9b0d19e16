using Bridge.Core.Truv;

namespace Bridge.Tests.Core.Truv.Paging;

public sealed class PagesTests
{
    private const string List = "/v1/links/1/statements/";

    [Theory]
    [InlineData("https://prod.truv.com/v1/links/1/statements/?page=2&page_size=1")]
    [InlineData("https://evil.test/v1/users/?page=2&page_size=1")]
    [InlineData("/somewhere/else/?page_size=1&page=2&employment_id=another#fragment")]
    [InlineData("?page=2&page_size=1")]
    public async Task GetAll_PageStyle_FollowsNextByItsValuesOnTheSameHostAndPath(string next)
    {
        var truv = ScriptedTruv.Of(
            ($"{List}?employment_id=e", Page($"\"{next}\"", """{"id":"a","net_pay":"1.50"}""")),
            ($"{List}?employment_id=e&page=2&page_size=1", Page("null", """{"id":"b"}""")),
            ($"{List}?employment_id=e&page_size=1&page=2", Page("null", """{"id":"b"}""")));
        using var pipeline = new TruvPipeline(truv);

        var answer = await pipeline.GetAllAsync($"{List}?employment_id=e");

        Assert.Equal("""[{"id":"a","net_pay":"1.50"},{"id":"b"}]""", answer.Resource!.Value.GetRawText());
        Assert.Equal("api.test", truv.Last!.RequestUri!.Host);
    }

    [Fact]
    public async Task GetAll_CursorStyle_KeepsTheCursorAsItIsWritten()
    {
        var truv = ScriptedTruv.Of(
            ("/v1/tasks/?page_size=1", """{"next":"https://x/?cursor=cD0y%2BMDI%3D","previous":null,"results":[1]}"""),
            ("/v1/tasks/?page_size=1&cursor=cD0y%2BMDI%3D", """{"next":null,"previous":"y","results":[2]}"""));
        using var pipeline = new TruvPipeline(truv);

        Assert.Equal("[1,2]", (await pipeline.GetAllAsync("/v1/tasks/?page_size=1")).Resource!.Value.GetRawText());
    }

    [Fact]
    public async Task GetAll_OnePage_IsAnArrayToo()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(200, Page("null", "1")));

        Assert.Equal("[1]", (await pipeline.GetAllAsync(List)).Resource!.Value.GetRawText());
    }

    [Fact]
    public async Task GetAll_Transactions_JoinTheirArraysWithoutRepetitions()
    {
        var truv = ScriptedTruv.Of(
            (List, """{"count":2,"next":"?page=2","previous":null,"accounts":[{"id":"a"}],"transactions":[1],"x":true}"""),
            ($"{List}?page=2", """{"count":2,"next":null,"previous":"?","accounts":[{"id":"a"}],"transactions":[2],"x":true}"""));
        using var pipeline = new TruvPipeline(truv);

        Assert.Equal(
            """{"accounts":[{"id":"a"}],"transactions":[1,2],"x":true}""",
            (await pipeline.GetAllAsync(List)).Resource!.Value.GetRawText());
    }

    [Theory]
    [InlineData("?page=1")]
    [InlineData("https://prod.truv.com/v1/?page=1")]
    public async Task GetAll_Circle_IsUnavailableAndSaid(string back)
    {
        var truv = ScriptedTruv.Of(
            ($"{List}?page=1", Page("\"?page=2\"", "1")), ($"{List}?page=2", Page($"\"{back}\"", "2")));
        using var pipeline = new TruvPipeline(truv);

        Assert.Equal(TruvOutcome.Unavailable, (await pipeline.GetAllAsync($"{List}?page=1")).Outcome);
        Assert.Equal(2, truv.Asked.Count);
        Assert.Contains(pipeline.Log.Entries, entry => entry.Message.Contains("Circle", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"https://prod.truv.com/v1/\"")]
    [InlineData("\"?page_size=5\"")]
    [InlineData("\"?page=2 3\"")]
    [InlineData("\"\"")]
    [InlineData("5")]
    [InlineData("{}")]
    public async Task GetAll_NextThatLeadsNowhere_IsUnavailable(string next)
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(200, Page(next, "1")));

        Assert.Equal(TruvOutcome.Unavailable, (await pipeline.GetAllAsync(List)).Outcome);
        Assert.Contains(pipeline.Log.Entries, entry => entry.Message.Contains("NoWay", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetAll_MorePagesThanConfigured_IsTooLarge()
    {
        var truv = Endless();
        using var pipeline = new TruvPipeline(truv, limits: new TruvLimits(1 << 20, 3));

        Assert.Equal(TruvOutcome.TooLarge, (await pipeline.GetAllAsync(List)).Outcome);
        Assert.Equal(3, truv.Asked.Count);
    }

    [Fact]
    public async Task GetAll_PagesTogetherLargerThanConfigured_IsTooLarge()
    {
        var truv = Endless();
        using var pipeline = new TruvPipeline(truv, limits: new TruvLimits(100, 1000));

        Assert.Equal(TruvOutcome.TooLarge, (await pipeline.GetAllAsync(List)).Outcome);
        Assert.Equal(7, truv.Asked.Count);
    }

    [Theory]
    [InlineData("""{"results":[1]}""", "[1]")]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("[]", "[]")]
    public async Task GetAll_WithoutPaging_IsItsItems(string json, string items)
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(200, json));

        Assert.Equal(items, (await pipeline.GetAllAsync(List)).Resource!.Value.GetRawText());
    }

    [Theory]
    [InlineData("""{"results":{}}""")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("7")]
    public async Task GetAll_WhatIsNoList_IsUnavailable(string json)
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(200, json));

        Assert.Equal(TruvOutcome.Unavailable, (await pipeline.GetAllAsync(List)).Outcome);
    }

    [Fact]
    public async Task GetAll_LaterPageIsGone_IsUnavailableSinceTheListIsThere()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Of((List, Page("\"?page=2\"", "1"))));

        Assert.Equal(TruvOutcome.Unavailable, (await pipeline.GetAllAsync(List)).Outcome);
        Assert.Contains(pipeline.Log.Entries, entry => entry.Message.Contains("Changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetAll_SeveralPages_AreAskedAtTheMomentOfTheFirst()
    {
        TruvPipeline? pipeline = null;
        var truv = new ScriptedTruv(request =>
        {
            pipeline!.Time.Advance(TimeSpan.FromSeconds(5));
            return ScriptedTruv.Answer(200, Page(request.RequestUri!.Query.Length == 0 ? "\"?page=2\"" : "null", "1"));
        });
        using (pipeline = new TruvPipeline(truv))
        {
            Assert.Equal(TruvPipeline.Start, (await pipeline.GetAllAsync(List)).AskedAt);
        }
    }

    [Fact]
    public async Task Pages_StopAndResume_AtThePageThatCouldNotBeHad()
    {
        var truv = ScriptedTruv.InTurn((200, Page("\"?page=2\"", "1")), (503, ""), (200, Page("null", "2")));
        using var pipeline = new TruvPipeline(truv);

        var before = await PagesAsync(pipeline, List);
        var after = await PagesAsync(pipeline, before[^1].Path);

        Assert.Equal([TruvOutcome.Found, TruvOutcome.Unavailable], before.Select(page => page.Outcome));
        Assert.Equal("[2]", Assert.Single(after).Results!.Value.GetRawText());
        Assert.Equal([List, $"{List}?page=2", $"{List}?page=2"], truv.Asked);
    }

    [Fact]
    public async Task Pages_AreAskedForOnlyWhenTheyAreWanted()
    {
        var truv = Endless();
        using var pipeline = new TruvPipeline(truv);

        await foreach (var page in pipeline.Api.GetPagesAsync(List, TestContext.Current.CancellationToken))
        {
            if (page.Path.EndsWith("page=2", StringComparison.Ordinal)) break;
        }

        Assert.Equal(2, truv.Asked.Count);
    }

    [Fact]
    public async Task Pages_PlainArray_IsOnePage()
    {
        using var pipeline = new TruvPipeline(ScriptedTruv.Always(200, "[1,2]"));

        Assert.Equal(2, Assert.Single(await PagesAsync(pipeline, List)).Results!.Value.GetArrayLength());
    }

    private static async Task<List<TruvPage>> PagesAsync(TruvPipeline pipeline, string path)
    {
        var pages = new List<TruvPage>();
        await foreach (var page in pipeline.Api.GetPagesAsync(path, TestContext.Current.CancellationToken)) pages.Add(page);
        return pages;
    }

    private static ScriptedTruv Endless()
    {
        var number = 1;
        return new ScriptedTruv(_ => ScriptedTruv.Answer(200, Page($"\"?page={++number}\"", "1")));
    }

    private static string Page(string next, string item) =>
        $$"""{"count":2,"next":{{next}},"previous":null,"results":[{{item}}]}""";
}
