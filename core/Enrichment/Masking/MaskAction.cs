namespace Bridge.Core.Enrichment.Masking;

/// <summary>What is done to a field that a mask selects.</summary>
public enum MaskAction
{
    /// <summary>The value becomes <c>"***"</c>: a consumer sees that there was one.</summary>
    Mask,

    /// <summary>The member is left out; an item of an array becomes null, so that its neighbours keep their places.</summary>
    Drop,
}
