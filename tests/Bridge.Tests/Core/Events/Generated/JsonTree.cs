namespace Bridge.Tests.Core.Events.Generated;

/// <summary>What a JSON text means, apart from how it is spelled.</summary>
public abstract record JsonTree
{
    /// <inheritdoc />
    public sealed override string ToString() => new JsonSpelling(seed: 0).Spell(this);
}

public sealed record JsonLiteral(string Text) : JsonTree;

public sealed record JsonNumber(double Value) : JsonTree;

public sealed record JsonText(string Value) : JsonTree;

public sealed record JsonList(IReadOnlyList<JsonTree> Items) : JsonTree;

/// <summary>An object; its names are distinct.</summary>
public sealed record JsonMembers(IReadOnlyList<KeyValuePair<string, JsonTree>> Members) : JsonTree
{
    /// <summary>Adds the member, or gives it another value.</summary>
    public JsonMembers With(string name, JsonTree value) => new([.. Without(name).Members, KeyValuePair.Create(name, value)]);

    public JsonMembers Without(string name) => new([.. Members.Where(member => member.Key != name)]);
}
