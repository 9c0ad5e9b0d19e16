using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.EndToEnd.Running;

namespace Bridge.EndToEnd.Telemetry;

/// <summary>What leaves the process when every sample goes its way: one trace each, and nothing about anybody.</summary>
public sealed partial class TelemetryTests : IAsyncLifetime
{
    private const string ForeignTrace = "0123456789abcdef0123456789abcdef";

    private static readonly string[] Samples =
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "webhook.*.json");

    private readonly BridgeUp _up = new();
    private OtlpCollector _collector = null!;

    public async ValueTask InitializeAsync()
    {
        _collector = await OtlpCollector.StartAsync();
        _up.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Url.ToString();
        _up.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        _up.Settings["OTEL_METRIC_EXPORT_INTERVAL"] = "500";
        _up.Settings["OTEL_BSP_SCHEDULE_DELAY"] = "500";
        _up.Settings["OTEL_BLRP_SCHEDULE_DELAY"] = "500";
        await _up.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _up.DisposeAsync();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task Export_EverySample_IsOneTraceToTheConsumerAndSaysNothingOfAnybody()
    {
        var bodies = await SendAsync();
        var messages = await new NodeConsumer(_up).TakeAsync(Samples.Length);
        var traces = messages.Select(TraceOf).ToArray();
        await Poll.UntilAsync("every span is exported", () => Task.FromResult(AreAllExported(traces)));
        await Poll.UntilAsync("metrics and logs are exported", () => Task.FromResult(
            _collector.Metrics.Contains("bridge.enrichment.events") && _collector.Logs.Any(line => line.Contains("BRG131", StringComparison.Ordinal))));

        AssertOneTraceEach(traces);
        AssertResources();
        AssertSilent(bodies.SelectMany(Needles.OfBody).Concat(messages.Select(NodeConsumer.CloudEvent).SelectMany(Needles.Of)));
    }

    private async Task<string[]> SendAsync()
    {
        var curl = new Curl(_up);
        var bodies = Samples.Select(File.ReadAllText).ToArray();
        var (certificate, key) = (_up.Text("truvSender", "certFile"), _up.Text("truvSender", "keyFile"));
        var answers = await Task.WhenAll(bodies.Select(body => curl.SendAsync(
            certificate, key, body, "--header", $"traceparent: 00-{ForeignTrace}-0123456789abcdef-01", "--header", "baggage: who=me")));
        Assert.All(answers, answer => Assert.StartsWith("HTTP/2 202", answer.Output, StringComparison.Ordinal));

        // Refused and unreadable ones have their own lines in the log.
        await curl.SendAsync(bodies[0], signed: "another");
        await curl.SendAsync("""{"ssn":"000-00-1234"}""");
        return bodies;
    }

    private bool AreAllExported(string[] traces)
    {
        var spans = _collector.Spans.ToArray();
        return traces.All(trace => spans.Any(span => span.TraceId == trace && span.Name == "enrich")
            && spans.Any(span => span.TraceId == trace && span.Name == "receive"));
    }

    private void AssertOneTraceEach(string[] traces)
    {
        Assert.Equal(Samples.Length, traces.Distinct().Count());
        var spans = _collector.Spans.ToLookup(span => span.TraceId);
        Assert.Empty(spans[ForeignTrace]);
        Assert.All(traces, trace =>
        {
            var receive = Assert.Single(spans[trace], span => span.Name == "receive");
            var enrich = spans[trace].Where(span => span.Name == "enrich").ToArray();
            Assert.Equal("", receive.Parent);
            Assert.All(enrich, span => Assert.Equal(receive.Id, span.Parent));
            Assert.Contains(enrich, span => span.Tags["bridge.outcome"] == "Published");
            Assert.All(spans[trace].Where(span => span.Name == "fetch"), span => Assert.Contains(enrich, one => one.Id == span.Parent));
        });
        Assert.Contains(_collector.Spans, span => span.Name == "fetch");
    }

    private void AssertResources() => Assert.All(_collector.Resources, resource =>
    {
        Assert.Equal(("truv-bridge", "sandbox"), (resource["service.name"], resource["deployment.environment.name"]));
        Assert.Contains(resource["bridge.azure_sdk"], new[] { "official", "standin" });
        Assert.NotEmpty(resource["service.version"]);
    });

    private void AssertSilent(IEnumerable<string> personal)
    {
        string[] secrets =
        [
            .. Needles.OfSecrets(Path.Combine(_up.Folder, ".bridge", "secrets.json")), "SharedAccessKey=", "AccountKey=", "v1=", "who=me",
        ];
        string[] needles = [.. personal.Concat(secrets).Distinct()];
        Assert.True(needles.Length > 50, "The samples say nothing of anybody.");
        var texts = _collector.Texts.Distinct().ToArray();

        Assert.All(needles, needle => Assert.DoesNotContain(texts, text => text.Contains(needle, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(texts, text => Person().IsMatch(text));
    }

    private static string TraceOf(JsonElement message) =>
        message.GetProperty("applicationProperties").GetProperty("traceparent").GetString()!.Split('-')[1];

    // An e-mail address, a Social Security number, a telephone number.
    [GeneratedRegex(@"[\w.]+@[\w-]+\.[a-z]{2,}|\b\d{3}-\d{2}-\d{4}\b|\+1\d{10}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Person();
}
