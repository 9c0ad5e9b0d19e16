using System.Text.Json.Nodes;
using Bridge.Cli.Infra.Checking;

namespace Bridge.Tests.Infra.Walk;

/// <summary>Goes through every property of every resource, takes it out, and puts something weaker in its place.</summary>
internal static class TemplateWalk
{
    private static readonly string[] Roots = ["identity", "properties", "sku", "zones"];

    /// <summary>The mutants that no rule refuses.</summary>
    internal static IEnumerable<Mutant> Survivors(InfraModel model) =>
        Enumerable.Range(0, model.Resources.Count).SelectMany(index => SurvivorsOf(model, index));

    private static IEnumerable<Mutant> SurvivorsOf(InfraModel model, int index)
    {
        // Without the group there is nothing to judge, and nothing to deploy.
        if (model.Resources[index].Type == "Microsoft.Resources/resourceGroups") yield break;
        var whole = new Mutant(model, index, "", null);
        if (!whole.IsRefused(null)) yield return whole;
        var json = JsonNode.Parse(model.Resources[index].Json.GetRawText())!.AsObject();
        foreach (var root in Roots.Where(json.ContainsKey))
        {
            foreach (var mutant in Of(model, index, json, json, root, root)) yield return mutant;
        }
    }

    // The tree is changed in place and put right again, which spares a copy of it for every mutant.
    private static IEnumerable<Mutant> Of(InfraModel model, int index, JsonObject json, JsonObject parent, string name, string path)
    {
        var node = parent[name];
        foreach (var change in Changes(name, node))
        {
            parent.Remove(name);
            if (change is not null) parent[name] = change;
            var mutant = new Mutant(model, index, path, change?.ToJsonString());
            if (!mutant.IsRefused(json)) yield return mutant;
            parent.Remove(name);
            parent[name] = node;
        }

        if (node is JsonObject inner)
        {
            foreach (var mutant in inner.Select(one => one.Key).ToArray().SelectMany(key => Of(model, index, json, inner, key, $"{path}.{key}")))
                yield return mutant;
        }
        else if (node is JsonArray list)
        {
            foreach (var mutant in Within(model, index, json, list, name, path)) yield return mutant;
        }
    }

    private static IEnumerable<JsonNode?> Changes(string name, JsonNode? node)
    {
        yield return null;
        var weaker = node is JsonValue value ? Weaker.Than(name, value) : [];
        foreach (var one in weaker.Where(one => !JsonNode.DeepEquals(one, node))) yield return one;
    }

    private static IEnumerable<Mutant> Within(InfraModel model, int index, JsonObject json, JsonArray list, string name, string path)
    {
        foreach (var extra in Weaker.Besides(name))
        {
            list.Add(extra);
            var mutant = new Mutant(model, index, path, "one more");
            if (!mutant.IsRefused(json)) yield return mutant;
            list.RemoveAt(list.Count - 1);
        }

        for (var position = 0; position < list.Count; position++)
        {
            var one = list[position];
            list.RemoveAt(position);
            var mutant = new Mutant(model, index, $"{path}[{position}]", null);
            if (!mutant.IsRefused(json)) yield return mutant;
            list.Insert(position, one);
            if (one is not JsonObject member) continue;
            foreach (var key in member.Select(entry => entry.Key).ToArray())
            {
                foreach (var inner in Of(model, index, json, member, key, $"{path}[{position}].{key}")) yield return inner;
            }
        }
    }
}
