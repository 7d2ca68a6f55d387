namespace ThongSuot.Documents.Reading;

/// <summary>Running text set in two columns is read column by column; letterheads and signatures beside recipients stay side by side.</summary>
internal static class PrintedColumns
{
    private const int FewestLines = 12;

    public static IEnumerable<PrintedLine> InReadingOrder(List<PrintedLine> lines)
    {
        if (lines.Count < FewestLines) return lines;
        var left = lines.Min(l => l.Left);
        var right = lines.Max(l => l.Right);
        var middle = Gutter(lines, left, right);
        if (middle is not { } gutter) return lines;
        var ordered = new List<PrintedLine>(lines.Count * 2);
        for (var i = 0; i < lines.Count;)
        {
            var end = i;
            while (end < lines.Count && Split(lines[end], gutter) is not null) end++;
            if (end - i < FewestLines)
            {
                ordered.Add(lines[i++]);
                continue;
            }
            var parts = lines.GetRange(i, end - i).ConvertAll(l => Split(l, gutter)!.Value);
            foreach (var part in parts) if (part.Left is { } line) ordered.Add(line);
            foreach (var part in parts) if (part.Right is { } line) ordered.Add(line);
            i = end;
        }
        return ordered;
    }

    /// <summary>The x that most lines leave free near the middle, where both sides are filled like running text.</summary>
    private static float? Gutter(List<PrintedLine> lines, float left, float right)
    {
        var width = right - left;
        var gaps = new List<(float From, float To)>();
        foreach (var line in lines)
        {
            foreach (var i in line.Gaps())
            {
                var (from, to) = (line.Words[i - 1].Right, line.Words[i].Left);
                if (to - from < 0.15f * width && to > left + 0.4f * width && from < left + 0.6f * width) gaps.Add((from, to));
            }
        }
        if (gaps.Count < FewestLines || gaps.Count * 2 < lines.Count) return null;
        var middle = gaps.Select(g => (g.From + g.To) / 2).Order().ElementAt(gaps.Count / 2);
        var free = gaps.Count(g => g.From <= middle && middle <= g.To);
        if (free < FewestLines || free * 10 < gaps.Count * 8) return null;
        // Running text fills its column; lists and tables without rules do not.
        var full = lines.Count(l => Split(l, middle) is { Left: { } one, Right: { } other } && one.Right - one.Left > 0.8f * (middle - left) && other.Right - other.Left > 0.8f * (right - middle));
        return full * 2 >= free ? middle : null;
    }

    /// <summary>The two sides of a line, or nothing when a word stands in the gutter.</summary>
    private static (PrintedLine? Left, PrintedLine? Right)? Split(PrintedLine line, float gutter)
    {
        if (line.Right < gutter) return (line, null);
        if (line.Left > gutter) return (null, line);
        var at = 0;
        while (at < line.Words.Count && line.Words[at].Right < gutter) at++;
        if (at == line.Words.Count || line.Words[at].Left < gutter) return null;
        return (new PrintedLine(line.Words.Take(at)), new PrintedLine(line.Words.Skip(at)));
    }
}
