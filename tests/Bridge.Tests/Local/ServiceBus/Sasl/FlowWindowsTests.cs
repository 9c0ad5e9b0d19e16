using System.Buffers.Binary;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Bridge.Local.ServiceBus.Sasl;
using FsCheck.Xunit;

namespace Bridge.Tests.Local.ServiceBus.Sasl;

public sealed class FlowWindowsTests
{
    private static readonly byte[] Protocol = [.. "AMQP"u8, 0, 1, 0, 0];

    [Theory]
    [InlineData(0u, uint.MaxValue, 0x7FFFFFFFu)]
    [InlineData(5u, uint.MaxValue, 0x7FFFFFFFu)]
    [InlineData(70_000u, uint.MaxValue, 0x7FFFFFFFu)]
    [InlineData(5u, 0x80000000u, 0x7F000000u)]
    [InlineData(5u, 0x7FFFFFFFu, 0x7FFFFFFFu)]
    [InlineData(5u, 5000u, 5000u)]
    [InlineData(5u, 200u, 200u)]
    [InlineData(5u, 0u, 0u)]
    public void Pass_Flow_HasAWindowThatCanBeCalculatedWith(uint nextIncomingId, uint window, uint seen)
    {
        var flow = new Flow { NextIncomingId = nextIncomingId, IncomingWindow = window, NextOutgoingId = uint.MaxValue, OutgoingWindow = uint.MaxValue };

        Assert.Equal([.. Protocol, .. Frame(With(flow, seen))], Passed([.. Protocol, .. Frame(flow)], 1000));
    }

    [Property]
    public void Pass_InPiecesOfAnySize_ChangesTheFlowsAndNothingElse(byte[] payload, byte size)
    {
        byte[] Stream(uint window) =>
        [
            .. Protocol, .. Frame(new Begin { NextOutgoingId = 1, IncomingWindow = uint.MaxValue, OutgoingWindow = uint.MaxValue }),
            .. Frame(With(new Flow { NextIncomingId = 300, NextOutgoingId = 2, OutgoingWindow = 2048, Handle = 1, DeliveryCount = 3, LinkCredit = uint.MaxValue }, window)),
            .. Frame(new Transfer { Handle = 1, DeliveryId = 1, DeliveryTag = [1] }, payload ?? []), .. Empty,
            .. Frame(With(new Flow { NextOutgoingId = 2, OutgoingWindow = 1 }, window)),
        ];

        Assert.Equal(Stream(0x7FFFFFFF), Passed(Stream(uint.MaxValue), (size % 40) + 1));
    }

    // Keeps a connection alive.
    private static byte[] Empty => [0, 0, 0, 8, 2, 0, 0, 0];

    private static Flow With(Flow flow, uint window)
    {
        flow.IncomingWindow = window;
        return flow;
    }

    private static byte[] Passed(byte[] stream, int piece)
    {
        var windows = new FlowWindows();
        for (var at = 0; at < stream.Length; at += piece) windows.Pass(stream.AsSpan(at, Math.Min(piece, stream.Length - at)));
        return stream;
    }

    private static byte[] Frame(DescribedList performative, params byte[] payload)
    {
        var buffer = new ByteBuffer(256, autoGrow: true);
        performative.Encode(buffer);
        byte[] frame = [0, 0, 0, 0, 2, 0, 0, 1, .. buffer.Buffer.AsSpan(buffer.Offset, buffer.Length), .. payload];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        return frame;
    }
}
