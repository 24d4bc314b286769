using System.Net;
using System.Text;
using Evaluation.Hosting.Problems;

namespace Evaluation.Notifications.WriteMails;

/// <summary>A piece of a mail, in both languages: nobody knows which one the reader prefers, so that every mail has both.</summary>
internal abstract record Block
{
    public sealed record Paragraph(Sentence Words) : Block;

    public sealed record Items(IReadOnlyList<Sentence> Lines) : Block;

    public sealed record Link(Sentence Words, string Address) : Block;
}

/// <summary>Blocks as plain text and as HTML: Indonesian first, English below. Nothing is loaded from elsewhere, and nothing tells that it was opened.</summary>
internal static class Blocks
{
    private static readonly Func<Sentence, string>[] Languages = [words => words.Id, words => words.En];

    public static string Text(IReadOnlyList<Block> blocks) => string.Join($"\n{new string('-', 40)}\nEnglish\n\n", Languages.Select(language => string.Concat(blocks.Select(block => Text(block, language)))));

    public static string Html(string title, IReadOnlyList<Block> blocks)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"id\">\n<head><meta charset=\"utf-8\"><title>").Append(Encoded(title)).Append("</title></head>\n<body>\n");
        foreach (var (index, language) in Languages.Index())
        {
            html.Append(index == 0 ? "<div lang=\"id\">\n" : "<hr>\n<div lang=\"en\">\n");
            foreach (var block in blocks) html.Append(Html(block, language)).Append('\n');
            html.Append("</div>\n");
        }
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string Text(Block block, Func<Sentence, string> language) => block switch
    {
        Block.Paragraph paragraph => $"{language(paragraph.Words)}\n\n",
        Block.Items items => $"{string.Concat(items.Lines.Select(line => $"- {language(line)}\n"))}\n",
        Block.Link link => $"{language(link.Words)}:\n{link.Address}\n\n",
        _ => throw new ArgumentException($"There is no text for {block.GetType().Name}.", nameof(block)),
    };

    private static string Html(Block block, Func<Sentence, string> language) => block switch
    {
        Block.Paragraph paragraph => $"<p>{Encoded(language(paragraph.Words))}</p>",
        Block.Items items => $"<ul>{string.Concat(items.Lines.Select(line => $"<li>{Encoded(language(line))}</li>"))}</ul>",
        Block.Link link => $"<p><a href=\"{Encoded(link.Address)}\">{Encoded(language(link.Words))}</a></p>",
        _ => throw new ArgumentException($"There is no HTML for {block.GetType().Name}.", nameof(block)),
    };

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
