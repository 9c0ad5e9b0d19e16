using System.IO.Pipelines;
using Bridge.Core.Webhooks;

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
        var reader = new BodyReader(10_000);

        foreach (long? declared in new long?[] { length, null })
        {
            var read = await reader.ReadAsync(new MemoryStream(bytes), declared, TestContext.Current.CancellationToken);

            Assert.Equal(fits, read is not null);
            if (read is not null) Assert.Equal(bytes, read.Value.ToArray());
        }
    }

    [Fact]
    public async Task Read_EndlessBody_StopsOneByteBeyondTheCap()
    {
        var endless = new EndlessStream();

        var read = await new BodyReader(10_000).ReadAsync(endless, null, TestContext.Current.CancellationToken);

        Assert.Null(read);
        Assert.Equal(10_001, endless.Taken);
    }

    [Fact]
    public async Task Read_BodyInSmallPieces_JoinsThem()
    {
        var pipe = new Pipe();
        var read = new BodyReader(100).ReadAsync(pipe.Reader.AsStream(), null, TestContext.Current.CancellationToken);

        for (byte i = 0; i < 50; i++) await pipe.Writer.WriteAsync(new[] { i }, TestContext.Current.CancellationToken);
        await pipe.Writer.CompleteAsync();

        Assert.Equal(Enumerable.Range(0, 50).Select(i => (byte)i), (await read)!.Value.ToArray());
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
}
