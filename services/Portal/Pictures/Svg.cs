using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Evaluation.Portal.Pictures;

/// <summary>Writes a picture whose colours come from the stylesheet: nothing inline, so that the content policy and dark mode hold.</summary>
internal sealed class Svg
{
    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new();

    /// <param name="id">Of the picture within its page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What is to be seen in it, for whoever does not see it.</param>
    public Svg(string id, string kind, double width, double height, string title, string description) => text.Append(
        CultureInfo.InvariantCulture,
        $"""<svg class="{kind}" viewBox="0 0 {width:0.##} {height:0.##}" role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{Encode(title)}</title><desc id="{id}-d">{Encode(description)}</desc>""");

    public Svg Text(double x, double y, string content, string style = "", string anchor = "start")
    {
        var at = anchor == "start" ? "" : $" text-anchor=\"{anchor}\"";
        text.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.##}" y="{y:0.##}"{at}{Class(style)}>{Encode(content)}</text>""");
        return this;
    }

    /// <summary>Two pieces beside each other, however wide the reader's letters make the first.</summary>
    public Svg Pair(double x, double y, string first, string firstStyle, string second, string secondStyle)
    {
        text.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.##}" y="{y:0.##}"><tspan{Class(firstStyle)}>{Encode(first)}</tspan><tspan dx="8"{Class(secondStyle)}>{Encode(second)}</tspan></text>""");
        return this;
    }

    public Svg Line(double x1, double y1, double x2, double y2, string style)
    {
        text.Append(CultureInfo.InvariantCulture, $"""<line x1="{x1:0.##}" y1="{y1:0.##}" x2="{x2:0.##}" y2="{y2:0.##}"{Class(style)}/>""");
        return this;
    }

    public Svg Box(double x, double y, double width, double height, string style, double corner = 0)
    {
        var round = corner > 0 ? $" rx=\"{corner:0}\"" : "";
        text.Append(CultureInfo.InvariantCulture, $"""<rect x="{x:0.##}" y="{y:0.##}" width="{Math.Max(0, width):0.##}" height="{height:0.##}"{round}{Class(style)}/>""");
        return this;
    }

    public Svg Dot(double x, double y, double radius, string style)
    {
        text.Append(CultureInfo.InvariantCulture, $"""<circle cx="{x:0.##}" cy="{y:0.##}" r="{radius:0.##}"{Class(style)}/>""");
        return this;
    }

    public Svg Path(FormattableString path, string style)
    {
        text.Append(CultureInfo.InvariantCulture, $"""<path d="{path.ToString(CultureInfo.InvariantCulture)}"{Class(style)}/>""");
        return this;
    }

    public IHtmlContent Done() => new HtmlString(text.Append("</svg>").ToString());

    private static string Class(string style) => style == "" ? "" : $" class=\"{style}\"";

    private static string Encode(string content) => Letters.Encode(content);
}
