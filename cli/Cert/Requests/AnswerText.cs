using Bridge.Core.Certificates.Issuing;

namespace Bridge.Cli.Cert.Requests;

/// <summary>What is wrong with an answer, and what to do.</summary>
internal static class AnswerText
{
    internal static string Of(AnswerProblem problem) => problem switch
    {
        AnswerProblem.OtherKey => "Its key is not the pending request's: this answers an older request, or somebody else's. Ask Truv "
            + "to sign the pending one (bridge cert request writes it again).",
        AnswerProblem.OtherSubject => "Its subject is not the one that was asked for: ask Truv to sign the request unchanged.",
        AnswerProblem.NotYetValid => "Its validity has not begun: check the clock, or merge it later.",
        AnswerProblem.Expired => "It has expired: ask Truv for a new one.",
        AnswerProblem.NotForClients => "It is not marked for client authentication: ask Truv for one that is.",
        AnswerProblem.IsAuthority => "It is an authority's certificate: ask Truv for the one that answers the request.",
        AnswerProblem.ForeignCertificate => "The file holds a certificate that has no part in its chain; take it out:",
        AnswerProblem.ChainNotInValidity => "An intermediate is out of validity: ask Truv for the present one.",
        _ => "Its signature is weaker than SHA-256: ask Truv for one with SHA-256.",
    };
}
