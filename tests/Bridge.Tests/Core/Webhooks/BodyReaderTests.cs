using System.IO.Pipelines;
using System.Runtime.InteropServices;
using Bridge.Core.Webhooks;
using Bridge.Tests.Builders;
using Microsoft.Extensions.Primitives;

namespace Bridge.Tests.Core.Webhooks;

public sealed class BodyReaderTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(9_999, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    [InlineData(50_000, false)]
    public async Task Read_DeclaredOrNot_TakesExactlyUpToTheCap(int length, bool fits)
    {
        var bytes = new byte[length];
        Random.Shared.NextBytes(bytes);

        foreach (long? declared in new long?[] { length, null, 0, 1, length / 2 })
        {
            var (reading, matches) = await ReadAsync(new MemoryStream(bytes), declared, signed: bytes);

            Assert.Equal(fits ? null : Verdicts.BodyTooLarge, reading.Refusal);
            Assert.Equal(fits ? bytes : [], reading.Body.ToArray());
            if (fits) Assert.Null(matches);
        }
    }

    [Theory]
    [InlineData(10, 10L, 100, 11)]
    [InlineData(100, 100L, 100, 101)]
    [InlineData(10, null, 100, 101)]
    [InlineData(10, null, 10_000, 4097)]
    [InlineData(4097, null, 10_000, 8194)]
    [InlineData(9000, null, 10_000, 10_001)]
    [InlineData(50, 10L, 100, 88)]
    public async Task Read_Buffer_IsNoLargerThanItHasToBe(int length, long? declared, int cap, int expected)
    {
        Verification([], out var verification);

        var reading = await new BodyReader(cap).ReadAsync(
            new MemoryStream(new byte[length]), declared, verification, CancellationToken.None, CancellationToken.None);

        Assert.True(MemoryMarshal.TryGetArray(reading.Body, out var buffer));
        Assert.Equal((length, expected), (buffer.Count, buffer.Array!.Length));
    }

    [Fact]
    public async Task Read_EndlessBody_StopsOneByteBeyondTheCap()
    {
        var endless = new EndlessStream();

        var (reading, _) = await ReadAsync(endless, null, signed: []);

        Assert.Equal(Verdicts.BodyTooLarge, reading.Refusal);
        Assert.Equal(10_001, endless.Taken);
    }

    [Fact]
    public async Task Read_BodyInSmallPieces_JoinsThemAndHashesEachOnce()
    {
        byte[] bytes = [.. Enumerable.Range(0, 50).Select(i => (byte)i)];
        var pipe = new Pipe();
        var read = ReadAsync(pipe.Reader.AsStream(), null, signed: bytes);

        foreach (var one in bytes) await pipe.Writer.WriteAsync(new[] { one }, TestContext.Current.CancellationToken);
        await pipe.Writer.CompleteAsync();

        var (reading, mismatch) = await read;
        Assert.Equal(bytes, reading.Body.ToArray());
        Assert.Null(mismatch);
    }

    public static TheoryData<string, string> Breaks => new()
    {
        { "caller", "BRG106" },
        { "caller, then the stream fails", "BRG106" },
        { "deadline", "BRG104" },
        { "the stream fails", "BRG105" },
        { "the server gives up by itself", "BRG106" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Read_BodyBreaksOff_IsAVerdictForItsCause(string cause, string code)
    {
        using var deadline = new CancellationTokenSource();
        using var caller = new CancellationTokenSource();
        using var broken = new BrokenStream(cause switch
        {
            "caller" => () => throw Cancelled(caller),
            "caller, then the stream fails" => () => throw new IOException(Cancelled(caller).Message),
            "deadline" => () => throw Cancelled(deadline),
            "the stream fails" => () => throw new IOException("reset"),
            _ => () => throw new TaskCanceledException(),
        });
        Verification(signed: [], out var verification);

        var reading = await new BodyReader(100).ReadAsync(broken, 50, verification, deadline.Token, caller.Token);

        Assert.Equal(code, reading.Refusal?.Code);
        Assert.True(reading.Body.IsEmpty);
    }

    private static OperationCanceledException Cancelled(CancellationTokenSource source)
    {
        source.Cancel();
        return new OperationCanceledException(source.Token);
    }

    private static async Task<(BodyReading Reading, Verdict? Mismatch)> ReadAsync(Stream body, long? declared, byte[] signed)
    {
        Verification(signed, out var verification);
        var reading = await new BodyReader(10_000).ReadAsync(
            body, declared, verification, TestContext.Current.CancellationToken, CancellationToken.None);
        return (reading, verification.Conclude(new Evidence()));
    }

    private static void Verification(byte[] signed, out SignatureVerification verification)
    {
        var header = new StringValues(WebhookBuilder.Sign(signed));
        var check = new SignatureCheck([AccessSecret.FromText("a", WebhookBuilder.Secret)]);
        check.Begin(new WebhookRequest(_ => header, null, null, Stream.Null), new Evidence(), out var begun);
        verification = begun!;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public int Taken { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Taken += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }

    private sealed class BrokenStream(Action breaks) : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_reads++ > 0) breaks();
            return ValueTask.FromResult(1);
        }
    }
}
