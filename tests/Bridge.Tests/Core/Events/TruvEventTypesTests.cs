using System.Text.Json;
using Bridge.Core.Events;

namespace Bridge.Tests.Core.Events;

public sealed class TruvEventTypesTests
{
    // Written here a second time: what Truv calls its events is not ours to change.
    private static readonly string[] Catalogue =
    [
        "bank-accounts-created", "bank-accounts-updated", "certification-completed", "employment-created", "employment-updated",
        "link-connected", "link-deleted", "link-disconnected", "order-created", "order-finalized", "order-refresh-failed",
        "order-status-updated", "profile-created", "profile-updated", "shifts-created", "shifts-updated", "statements-created",
        "statements-updated", "task-status-updated",
    ];

    [Fact]
    public void All_IsTruvsCatalogueInOrder() => Assert.Equal(Catalogue, TruvEventTypes.All);

    [Fact]
    public void Intern_KnownName_IsOneObjectHoweverOftenItComes()
    {
        foreach (var name in Catalogue)
            Assert.Same(TruvEventTypes.Intern(JsonSerializer.Deserialize<string>($"\"{name}\"")), TruvEventTypes.Intern(name.ToCharArray()));
    }

    [Fact]
    public void Intern_UnknownName_PassesAsItIs() => Assert.Equal("Order-Created", TruvEventTypes.Intern("Order-Created"));
}
