namespace Bridge.Cli.Doctor.Lines;

/// <summary>The API takes client id and Access Secret.</summary>
internal sealed class AccessCheck : IDoctorCheck
{
    public string Name => LineNames.Access;

    public IReadOnlyList<string> Needs => [LineNames.MutualTls];

    public Task<DoctorLine> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        var status = (int)examination.ApiStatus!.Value;
        var evidence = $"GET /v1/webhooks/ answered {status}";
        return Task.FromResult(status switch
        {
            >= 200 and < 300 => DoctorLine.Pass(Name, evidence),
            401 or 403 => DoctorLine.Fail(
                Name, evidence,
                "Client id or Access Secret is wrong, deleted at Truv, or of another environment: compare them in Truv's dashboard; "
                + "bridge secrets add takes the present one."),
            429 => DoctorLine.Warn(Name, evidence, "Truv throttles: 300 requests a minute for each Access Secret. Run it again later."),
            404 => DoctorLine.Warn(Name, evidence, "This host does not serve the webhook configuration: ask Truv Support."),
            _ => DoctorLine.Fail(Name, evidence, "Truv's API is in trouble: see its status page, and run it again."),
        });
    }
}
