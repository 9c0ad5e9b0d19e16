namespace Bridge.Core.Webhooks;

/// <summary>What can be wrong with a signed body: <c>BRG140</c> to <c>BRG149</c>. Truv is told 202, for a retry cannot mend it.</summary>
public static class BodyVerdicts
{
    private const string Report = "The exact bytes are on the quarantine queue; report them to Truv Support.";

    /// <summary>The signed body is not JSON: empty, cut off, with comments, trailing commas or more than one value.</summary>
    public static readonly Verdict Unreadable = Kept(
        "BRG140", "body-unreadable", "The signed body is not one JSON value as RFC 8259 defines it.");

    /// <summary>The signed body lacks <c>webhook_id</c> or <c>event_type</c>.</summary>
    public static readonly Verdict Incomplete = Kept(
        "BRG141", "body-incomplete",
        "The signed body has no webhook_id or no event_type that is a string of 1 to 128 characters.");

    /// <summary>The signed body is JSON, but an array, a string, a number, true, false or null.</summary>
    public static readonly Verdict NotAnObject = Kept(
        "BRG142", "body-not-an-object", "The signed body is a JSON value other than an object.");

    /// <summary>An object of the signed body, at any depth, has a key twice; <c>"a"</c> and <c>"\u0061"</c> are one key.</summary>
    public static readonly Verdict DuplicateKey = Kept(
        "BRG143", "body-duplicate-key",
        "An object of the signed body has a key twice, so that two readers could read two different events.");

    /// <summary>The signed body has bytes that are no UTF-8.</summary>
    public static readonly Verdict InvalidUtf8 = Kept(
        "BRG144", "body-invalid-utf8", "The signed body has bytes that are no UTF-8.");

    /// <summary>A string of the signed body escapes half of a surrogate pair.</summary>
    public static readonly Verdict LoneSurrogate = Kept(
        "BRG145", "body-lone-surrogate",
        "A string of the signed body escapes half of a surrogate pair, which stands for no character.");

    /// <summary>A number of the signed body is longer than 64 characters or larger than an IEEE 754 double can be.</summary>
    public static readonly Verdict NumberOutOfRange = Kept(
        "BRG146", "body-number-out-of-range",
        "A number of the signed body has more than 64 characters or exceeds an IEEE 754 double.");

    /// <summary>Objects and arrays of the signed body are nested more than 32 deep.</summary>
    public static readonly Verdict TooDeep = Kept(
        "BRG147", "body-too-deep", "Objects and arrays of the signed body are nested more than 32 deep.");

    /// <summary>The signed body starts with a byte order mark or is UTF-16.</summary>
    public static readonly Verdict OtherEncoding = Kept(
        "BRG148", "body-other-encoding",
        "A byte order mark or UTF-16 was found in the signed body; JSON is sent as UTF-8 without a mark (RFC 8259).");

    /// <summary>The table, in the order of the codes.</summary>
    public static IReadOnlyList<Verdict> All { get; } =
    [
        Unreadable, Incomplete, NotAnObject, DuplicateKey, InvalidUtf8, LoneSurrogate, NumberOutOfRange, TooDeep,
        OtherEncoding,
    ];

    private static Verdict Kept(string code, string name, string cause) => new(code, name, 202, cause, Report);
}
