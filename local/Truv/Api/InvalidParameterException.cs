namespace Bridge.Local.Truv;

/// <summary>A parameter that the API answers with 400.</summary>
internal sealed class InvalidParameterException(string parameter, string message) : FormatException(message)
{
    internal string Field => parameter;
}
