using System.Net.Http.Headers;
using System.Text;
using Evaluation.Contracts.Plans;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Portal.Api;

/// <summary>What those who set a cohort up need of the API.</summary>
internal sealed partial class EvaluationApi
{
    private const string Table = "text/tab-separated-values";

    public Task<PlannedCohort> PlannedAsync(string cohort, CancellationToken cancellation) => GetAsync<PlannedCohort>(Of(cohort), cancellation);

    /// <summary>However often it is sent, it is one cohort.</summary>
    public Task<PlannedCohort> BeginCohortAsync(CohortDefinition definition, CancellationToken cancellation) =>
        SendFileAsync(HttpMethod.Post, "api/cohorts", Document(definition), null, ReadAsync<PlannedCohort>, cancellation);

    public Task<PlannedCohort> ChangePlanAsync(CohortDefinition definition, int version, CancellationToken cancellation) =>
        SendFileAsync(HttpMethod.Put, Of(definition.Code), Document(definition), $"\"{version}\"", ReadAsync<PlannedCohort>, cancellation);

    public async Task<FollowUpPolicy> PolicyAsync(Contracts.ProgrammeKind kind, CancellationToken cancellation) =>
        (await GetAsync<PolicyList>("api/cohorts/policies", cancellation)).Items.First(item => item.ProgrammeKind == kind).Policy;

    public async Task<IReadOnlyList<InstrumentItem>> InstrumentsAsync(CancellationToken cancellation) =>
        (await GetAsync<InstrumentList>("api/cohorts/instruments", cancellation)).Items;

    /// <param name="agency">Whose instrument it is; null for what the code means to the reader.</param>
    public Task<LibraryInstrument> InstrumentAsync(string code, int version, string? agency, CancellationToken cancellation) =>
        GetAsync<LibraryInstrument>(InstrumentOf(code, version) + (string.IsNullOrEmpty(agency) ? "" : $"?agency={Uri.EscapeDataString(agency)}"), cancellation);

    public Task AddInstrumentAsync(string code, int version, InstrumentContent content, CancellationToken cancellation) =>
        SendFileAsync(HttpMethod.Put, InstrumentOf(code, version), Document(content), null, Nothing, cancellation);

    /// <param name="type">Null for cells copied from a spreadsheet.</param>
    public Task<PeopleReport> CheckPeopleAsync(string cohort, byte[] table, string? type, CancellationToken cancellation) => SendFileAsync(
        HttpMethod.Post, $"{Of(cohort)}/people/check", File(table, type ?? Table), null,
        async response => await ReadAsync<PeopleReport>(response) with { Version = response.Headers.ETag?.Tag.Trim('"') }, cancellation);

    /// <param name="version">Of the report.</param>
    public Task<PeopleReport> StorePeopleAsync(string cohort, string text, string version, CancellationToken cancellation) => SendFileAsync(
        HttpMethod.Post, $"{Of(cohort)}/people/batch", File(Encoding.UTF8.GetBytes(text), Table), $"\"{version}\"", ReadAsync<PeopleReport>, cancellation);

    public Task AddOrganiserAsync(string cohort, string? code, string? name, string? email, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"{Of(cohort)}/people", new { role = "organiser", code, name, email }, null, Nothing, cancellation);

    private static string Of(string cohort) => $"api/cohorts/{Uri.EscapeDataString(cohort)}";

    private static string InstrumentOf(string code, int version) => $"api/cohorts/instruments/{Uri.EscapeDataString(code)}/{version}";

    // As the contracts are written everywhere: what is not there is left out.
    private static StringContent Document<T>(T document) => new(WireFormat.Write(document), Encoding.UTF8, "application/json");

    private static ByteArrayContent File(byte[] content, string type) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private async Task<T> SendFileAsync<T>(
        HttpMethod method, string path, HttpContent content, string? replaces, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellation)
    {
        using var request = await OwnRequestAsync(method, path);
        request.Content = content;
        if (replaces is not null) request.Headers.TryAddWithoutValidation("If-Match", replaces);
        return await SendAsync(request, read, cancellation);
    }
}
