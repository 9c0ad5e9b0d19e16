using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Tests.Core.Events.Generated;

/// <summary>Objects of any shape, and webhooks with any further members, for property tests.</summary>
public static class AnyJson
{
    private static readonly Gen<int> Seeds = Gen.Choose(int.MinValue, int.MaxValue);

    public static Arbitrary<JsonMembers> Objects() => Seeds.Select(seed => new RandomJson(seed).Members(depth: 5)).ToArbitrary();

    public static Arbitrary<AnyWebhook> Webhooks() => Seeds.Select(seed => new AnyWebhook(
        new RandomJson(seed).Members(depth: 4)
            .With("webhook_id", new JsonText("a"))
            .With("event_type", new JsonText("order-created"))
            .With("event_created_at", new JsonText("2026-03-12T15:02:10.418220Z")))).ToArbitrary();
}

/// <summary>A webhook with a time, and any members beside the documented ones.</summary>
public sealed record AnyWebhook(JsonMembers Body);
