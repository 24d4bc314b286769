namespace Evaluation.Portal.Pictures;

/// <summary>Breaks text for a picture, where no browser does it.</summary>
internal static class TextLines
{
    /// <summary>At most so many lines of at most so many letters; what does not fit ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Of(string text, int letters, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(letters).Select(piece => new string(piece))))
        {
            if (lines[^1].Length == 0) lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= letters) lines[^1] += " " + word;
            else lines.Add(word);
        }
        if (lines.Count <= most) return lines;
        var last = lines[most - 1];
        return [.. lines.Take(most - 1), (last.Length >= letters ? last[..(letters - 1)] : last) + "…"];
    }
}
