using System.Net;
using System.Security.Claims;
using Evaluation.Portal.Api;
using Evaluation.Portal.FollowUps;
using Evaluation.Portal.Setup;

namespace Evaluation.Portal.Figures;

/// <summary>The entries that a figure of the results is the sum or the mean of, for those who enter them: to others the API does not tell them.</summary>
internal static class EntriesBehind
{
    // Far above what a cohort has.
    private const int Most = 5000;

    public static async Task<IReadOnlyList<Given>> OfAsync(EvaluationApi api, ClaimsPrincipal reader, ChainView view, Figure figure, CancellationToken cancellation)
    {
        if (!ForTrainingUnits.Has(reader)) return [];
        try
        {
            return figure.Formula switch
            {
                "cost" or "benefit" or "creditedBenefit" =>
                    [.. (await ReadAsync<FinanceLine>(ResultsEntries.FinancePlace)).Where(line => line.Kind == (figure.Formula == "cost" ? "cost" : "benefit")).Select(line => Of(line, figure, view))],
                "actual" when view.Chain.Results?.Kpis?.FirstOrDefault(kpi => $"kpi.{kpi.Code}.actual" == figure.Code) is { } kpi =>
                    [.. (await ReadAsync<Measurement>(ResultsEntries.MeasurementPlace)).Where(one => one.Kpi == kpi.Code && one.Month == kpi.Month && one.Group == "trained").OrderBy(one => one.Unit, StringComparer.OrdinalIgnoreCase).Select(one => Of(one, kpi, view))],
                _ => [],
            };
        }
        catch (ApiRefusal refusal) when (refusal.Status != HttpStatusCode.Unauthorized)
        {
            // The explanation stands without them.
            return [];
        }

        async Task<IEnumerable<T>> ReadAsync<T>(string place) =>
            (await api.EntriesAsync(place, view.Chain.Cohort.Code, null, Most, cancellation))
                // Lines go by their numbers.
                .OrderBy(entry => int.TryParse(entry.Key.Subject, out var line) ? line : 0).Select(entry => entry.Read<T>());
    }

    private static Given Of(Measurement measurement, KpiFigures kpi, ChainView view) =>
        new(string.IsNullOrEmpty(measurement.Unit) ? view.Reader["given.unit"] : measurement.Unit, "v", Words.Display.In(kpi.UnitOfMeasure, view.Reader.Display.Fine(measurement.Value)));

    private static Given Of(FinanceLine line, Figure figure, ChainView view)
    {
        var d = view.Reader.Display;
        if (figure.Formula != "creditedBenefit") return new(line.Description, figure.Formula == "cost" ? "c" : "b", d.Money(line.Amount));
        var credited = line.Amount * (decimal)(line.Attribution ?? 0) * (decimal)(line.Confidence ?? 0);
        return new(line.Description, $"{d.Money(line.Amount)} · {d.Rate(line.Attribution)} · {d.Rate(line.Confidence)}", d.Money(credited));
    }
}
