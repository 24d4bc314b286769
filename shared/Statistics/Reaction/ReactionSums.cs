using Evaluation.Contracts.Answers;

namespace Evaluation.Statistics.Reaction;

/// <summary>
/// What a reaction summary is made from, kept up answer by answer. Every sum is exact, so the order of arrival and a response that
/// was taken back leave no trace. Goes to JSON and back as it is. Belongs to one instrument: when that changes, count anew.
/// </summary>
public sealed class ReactionSums
{
    /// <summary>By the instrument's groups.</summary>
    public GroupSums[] Groups { get; set; } = [];

    public static ReactionSums Empty(ReactionForm form) =>
        new() { Groups = [.. form.Instrument.Groups.Select(_ => GroupSums.Empty(form))] };

    /// <summary>Counts a response. One of another group, or without an answer to an item of the instrument, is none.</summary>
    public void Add(ReactionForm form, ReactionResponse response) => Change(form, response, 1);

    /// <summary>Takes back a response that was added.</summary>
    public void Remove(ReactionForm form, ReactionResponse response) => Change(form, response, -1);

    private void Change(ReactionForm form, ReactionResponse response, int times)
    {
        var group = form.Place(response.Group);
        if (group < 0) return;
        var answers = form.Read(response);
        if (RespondentOverall.Of(form, answers) is { } overall) Groups[group].Change(form, answers, overall, times);
    }
}
