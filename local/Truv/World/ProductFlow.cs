namespace Bridge.Local.Truv;

/// <summary>What a product's connection brings.</summary>
/// <param name="DataSource">Its <c>data_source</c>.</param>
/// <param name="HasEmployments">Employment and profile are found.</param>
/// <param name="HasPay">Statements, deposit accounts and, when asked for, shifts are found.</param>
/// <param name="SwitchesDeposit">The task passes through <c>switch_deposit</c>.</param>
internal sealed record ProductFlow(string DataSource, bool HasEmployments, bool HasPay, bool SwitchesDeposit)
{
    internal bool IsFinancial => DataSource == "financial_accounts";

    internal static ProductFlow Of(string product) => product switch
    {
        "income" => new("payroll", true, true, false),
        "employment" => new("payroll", true, false, false),
        "deposit_switch" or "pll" => new("payroll", false, false, true),
        "insurance" => new("insurance", false, false, false),
        "assets" or "transactions" => new("financial_accounts", false, false, false),
        _ => throw new ArgumentException(
            $"'{product}' is no product: income, employment, deposit_switch, pll, insurance, assets, transactions.",
            nameof(product)),
    };
}
