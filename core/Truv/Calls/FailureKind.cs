using System.Net.Sockets;

namespace Bridge.Core.Truv.Calls;

/// <summary>Names a failure without its text.</summary>
internal static class FailureKind
{
    internal static string Of(Exception failure)
    {
        var kinds = new List<string>();
        for (var cause = failure; cause is not null; cause = cause.InnerException) kinds.Add(Name(cause));
        return string.Join(" > ", kinds);
    }

    private static string Name(Exception failure) => failure switch
    {
        HttpRequestException http => $"{nameof(HttpRequestException)} {http.HttpRequestError}",
        SocketException socket => $"{nameof(SocketException)} {socket.SocketErrorCode}",
        _ => failure.GetType().Name,
    };
}
