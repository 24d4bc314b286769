namespace Evaluation.Hosting.Problems;

/// <summary>Another service is needed for the answer, and does not give its part: 503, to be tried again.</summary>
public sealed class NotAvailableException(string message, Exception inner) : Exception(message, inner);
