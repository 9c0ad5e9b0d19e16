namespace Bridge.Core.Truv;

/// <summary>Why the pages of a list were given up.</summary>
public enum PagingFault
{
    /// <summary>A page names one before it as the next.</summary>
    Circle,

    /// <summary><c>next</c> has neither <c>page</c> nor <c>cursor</c>, or is no link.</summary>
    NoWay,

    /// <summary>There are more pages than configured.</summary>
    TooManyPages,

    /// <summary>All pages together are larger than configured.</summary>
    TooManyBytes,

    /// <summary>The answer has no list where one belongs.</summary>
    NoList,

    /// <summary>A later page is gone: the list changed while it was read.</summary>
    Changed,
}
