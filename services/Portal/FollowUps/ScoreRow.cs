namespace Evaluation.Portal.FollowUps;

/// <summary>A participant's line on the sheet of scores.</summary>
internal sealed record ScoreRow(Guid Participant, string Name, string? Unit, IReadOnlyList<ScoreCell> Cells);

/// <param name="Phase">pre or post.</param>
/// <param name="Typed">As it stands in the field.</param>
/// <param name="Version">Of the score that is stored; null where there is none.</param>
/// <param name="Withdrawal">Where one that was entered is taken back.</param>
internal sealed record ScoreCell(string Phase, string Typed, int? Version, string? Problem, string? Withdrawal = null);
