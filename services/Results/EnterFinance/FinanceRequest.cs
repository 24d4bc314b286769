using Evaluation.Contracts;

namespace Evaluation.Results.EnterFinance;

/// <param name="Line">Its place in the list, from 1: what a finance line is known by.</param>
/// <param name="Amount">Of one year, in the cohort's currency.</param>
/// <param name="Attribution">0 to 1: the share of the benefit that is put down to the training; left out credits nothing.</param>
/// <param name="Confidence">0 to 1: how sure the estimator is; left out credits nothing.</param>
internal sealed record FinanceRequest(int? Line, FinanceKind? Kind, string? Description, decimal? Amount, double? Attribution = null, double? Confidence = null);
