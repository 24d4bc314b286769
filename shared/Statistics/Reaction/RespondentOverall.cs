using Evaluation.Contracts.Answers;

namespace Evaluation.Statistics.Reaction;

/// <summary>One respondent's view as a whole.</summary>
public static class RespondentOverall
{
    /// <summary>
    /// Mean of the respondent's dimension means, on the instrument's scale; a dimension without answers is left out.
    /// Null without any answer to an item of the instrument.
    /// </summary>
    public static decimal? Of(ReactionForm form, ReactionResponse response) => Of(form, form.Read(response));

    internal static decimal? Of(ReactionForm form, int?[] answers)
    {
        var (means, dimensions) = (0m, 0);
        for (var dimension = 0; dimension < form.Dimensions; dimension++)
        {
            var (first, count) = form.Places(dimension);
            var (total, answered) = (0L, 0);
            foreach (var answer in answers.AsSpan(first, count))
            {
                if (answer is null) continue;
                total += answer.Value;
                answered++;
            }

            if (answered == 0) continue;
            means += (decimal)total / answered;
            dimensions++;
        }

        return dimensions > 0 ? means / dimensions : null;
    }
}
