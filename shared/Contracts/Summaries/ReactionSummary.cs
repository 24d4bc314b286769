namespace Evaluation.Contracts.Summaries;

public sealed record ReactionSummary(
    int Invited,
    int Responded,
    double? ResponseRate,
    IReadOnlyList<ReactionGroup> Groups,
    IReadOnlyList<ReactionGap> Gaps,
    IReadOnlyList<Estimate> Estimates);

/// <param name="Mean">Mean of the dimensions' means, on the instrument's scale.</param>
public sealed record ReactionGroup(
    RespondentGroup Group,
    int Invited,
    int Responded,
    double? ResponseRate,
    double? Mean,
    Category? Category,
    IReadOnlyList<ReactionDimension> Dimensions);

/// <param name="Alpha">Cronbach's alpha over the respondents who answered all its items.</param>
/// <param name="AlphaBasis">Null where alpha is, and in summaries before model version 3.</param>
public sealed record ReactionDimension(
    string Code, double? Mean, Category? Category, double? Alpha, IReadOnlyList<ReactionItem> Items, IReadOnlyList<ReactionIndicator> Indicators,
    ReliabilityBasis? AlphaBasis = null);

public sealed record ReactionItem(string Code, int N, double? Mean, Category? Category);

public sealed record ReactionIndicator(string Code, double? Mean, Category? Category);

/// <param name="Code">A dimension's code, or <c>overall</c>.</param>
/// <param name="Gap">First group minus second.</param>
public sealed record ReactionGap(string Code, IReadOnlyList<RespondentGroup> Between, double? Gap);
