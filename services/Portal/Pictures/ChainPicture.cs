using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Html;

namespace Evaluation.Portal.Pictures;

/// <summary>The chain as four links: in a row on a desk, in a column on a phone. The stylesheet shows one of the two.</summary>
internal sealed class ChainPicture(ChainView view)
{
    private readonly IReadOnlyList<ChainLink> links = [.. view.Chain.Levels.Select(level => ChainLink.Of(level.Name, level.Level, view))];

    public IHtmlContent Wide()
    {
        const double Width = 222, Height = 152, Step = 286;
        var svg = Begin("chain-wide", "chain wide", 1080, 204);
        for (var i = 0; i < 4; i++) links[i].Draw(svg, (i * Step) + 2, 2, Width - 4, Height);
        for (var i = 0; i < 3; i++)
        {
            var (x, y) = ((i * Step) + Width, 2 + (Height / 2));
            Connector.Of(i, view, links).DrawAcross(svg, x, y, Step - Width, Height + 24);
        }
        return svg.Done();
    }

    public IHtmlContent Tall()
    {
        const double Width = 358, Height = 136, Step = 196;
        var svg = Begin("chain-tall", "chain tall", Width, (3 * Step) + Height + 4);
        for (var i = 0; i < 4; i++) links[i].Draw(svg, 2, (i * Step) + 2, Width - 4, Height);
        for (var i = 0; i < 3; i++) Connector.Of(i, view, links).DrawDown(svg, 56, (i * Step) + Height + 2, Step - Height);
        return svg.Done();
    }

    private Svg Begin(string id, string kind, double width, double height) => new(
        id, kind, width, height, view.Reader["picture.chain", view.Chain.Cohort.Name],
        string.Join(' ', links.Select(link => link.Sentence).Concat(view.Chain.Links.Select(link => Connector.SentenceOf(link, view)))));
}
