using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

internal static class LinkFigures
{
    public static string CodeOf(Link link) => $"links.{link.From}-{link.To}";

    public static IEnumerable<Figure> Of(IReadOnlyList<Link> links, Reader reader) => links.SelectMany(link =>
    {
        var between = reader["link.between", reader[$"level.{link.From}"], reader[$"level.{link.To}"]];
        return new Figure[]
        {
            new(CodeOf(link), "links", between, "spearman", Unit.Number, link.Coefficient)
            {
                Low = link.Low, High = link.High, N = link.N, IsHidden = link.Suppressed, Word = link.Reading is null ? null : reader[$"reading.{link.Reading}"],
            },
            new($"{CodeOf(link)}.p", "links", $"{between}: p", "spearmanP", Unit.Probability, link.P) { N = link.N, IsHidden = link.Suppressed, Inputs = [CodeOf(link)] },
        };
    });
}
