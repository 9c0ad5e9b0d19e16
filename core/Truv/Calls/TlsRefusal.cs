using System.Security.Authentication;
using System.Security.Cryptography;

namespace Bridge.Core.Truv.Calls;

/// <summary>Tells a refusal by TLS from a connection that failed.</summary>
public static class TlsRefusal
{
    /// <summary>Whether either side refused the other's certificate.</summary>
    // With TLS 1.3 a refused client certificate shows only on the first read: an alert, wrapped in an I/O error.
    public static bool IsIn(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException or CryptographicException) return true;
        }

        return failure is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };
    }

    internal static TruvOutcome OutcomeOf(Exception failure) =>
        IsIn(failure) ? TruvOutcome.Unauthorized : TruvOutcome.Unavailable;
}
