namespace Bridge.Core.Enrichment.Planning;

/// <summary>
/// Parts of <c>/v1/orders/{id}/</c> that repeat a resource of a link, member for member (payloads api.order, api.employments,
/// api.identity, api.statements, api.bank-accounts): with the order in hand, the resource need not be asked for.
/// </summary>
public enum OrderPart
{
    /// <summary>The employments of the link's employer.</summary>
    Employments,

    /// <summary>The profile of one employment.</summary>
    Identity,

    /// <summary>The statements of the event's employment, when there are as many as the event announces.</summary>
    Statements,

    /// <summary>The deposit accounts of the event's employment, when there are as many as the event announces.</summary>
    BankAccounts,
}
