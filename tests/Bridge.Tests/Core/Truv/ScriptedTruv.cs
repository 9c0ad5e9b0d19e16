using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Bridge.Tests.Core.Truv;

/// <summary>Answers in place of a connection, and keeps what was asked.</summary>
internal sealed class ScriptedTruv(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<string> Bodies { get; } = new();

    public HttpRequestMessage? Last { get; private set; }

    /// <summary>The same answer to everything.</summary>
    public static ScriptedTruv Always(int status, string body) => new(_ => Answer(status, body));

    /// <summary>Answers by path and query; 404 to the rest.</summary>
    public static ScriptedTruv Of(params (string Path, string Body)[] answers) => new(request =>
        answers.FirstOrDefault(one => one.Path == request.RequestUri!.PathAndQuery) is ({ }, { } body)
            ? Answer(200, body)
            : Answer(404, """{"detail":"Not Found."}"""));

    /// <summary>One answer after the other, the last for ever.</summary>
    public static ScriptedTruv InTurn(params (int Status, string Body)[] answers)
    {
        var turn = -1;
        return new ScriptedTruv(_ =>
        {
            var (status, body) = answers[Math.Min(Interlocked.Increment(ref turn), answers.Length - 1)];
            return Answer(status, body);
        });
    }

    public static HttpResponseMessage Answer(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8) };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Last = request;
        Asked.Enqueue(request.RequestUri!.PathAndQuery);
        Bodies.Enqueue(await request.Content!.ReadAsStringAsync(cancellationToken));
        var response = answer(request);
        response.RequestMessage = request;
        return response;
    }
}
