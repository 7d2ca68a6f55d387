namespace ThongSuot.Documents.Reading;

/// <summary>Sets words into lines by where they stand.</summary>
internal static class PrintedLines
{
    /// <summary>Words of one line; each is compared with all others on it. The widest page holds a fifth of that.</summary>
    private const int MostWords = 500;

    /// <summary>Lines from top to bottom. Text in two columns whose lines do not stand level is set on the nearest line of the other column.</summary>
    public static List<PrintedLine> Group(List<PrintedWord> words)
    {
        words.Sort(static (a, b) => a.Baseline != b.Baseline ? a.Baseline.CompareTo(b.Baseline) : a.Left.CompareTo(b.Left));
        var lines = new List<PrintedLine>();
        foreach (var word in words)
        {
            var line = LineOf(lines, word);
            if (line is null) lines.Add(new PrintedLine(word));
            else if (!Repeats(line, word)) line.Add(word);
        }
        lines.Sort(static (a, b) => a.Baseline.CompareTo(b.Baseline));
        return Level(lines);
    }

    private static PrintedLine? LineOf(List<PrintedLine> lines, PrintedWord word)
    {
        PrintedLine? best = null;
        var nearest = float.MaxValue;
        for (var i = lines.Count - 1; i >= 0 && i >= lines.Count - 6; i--)
        {
            var line = lines[i];
            if (line.Words.Count >= MostWords) continue;
            var distance = Math.Abs(line.Baseline - word.Baseline);
            var larger = Math.Max(line.Size, word.Size);
            // A raised or lowered figure is smaller than the type it stands beside.
            var raised = Math.Min(line.Size, word.Size) < 0.8f * larger && Near(line, word);
            if (distance > (raised ? 0.5f : 0.25f) * larger || distance >= nearest) continue;
            if (distance > 0.05f * larger && line.Covers(word) && !Repeats(line, word)) continue;
            (best, nearest) = (line, distance);
        }
        return best;
    }

    private static bool Near(PrintedLine line, PrintedWord word) => word.Left < line.Right + 0.5f * line.Size && word.Right > line.Left - 0.5f * line.Size;

    /// <summary>The same word printed twice with a small shift, to look bold.</summary>
    private static bool Repeats(PrintedLine line, PrintedWord word)
    {
        foreach (var other in line.Words)
            if (Math.Abs(other.Left - word.Left) < 0.25f * word.Size && other.Text == word.Text) return true;
        return false;
    }

    private static List<PrintedLine> Level(List<PrintedLine> lines)
    {
        var level = new List<PrintedLine>(lines.Count);
        foreach (var line in lines)
        {
            var before = level.Count > 0 ? level[^1] : null;
            if (before is not null && before.Words.Count + line.Words.Count <= MostWords && IsBeside(before, line))
                level[^1] = new PrintedLine([.. before.Words, .. line.Words]);
            else level.Add(line);
        }
        return level;
    }

    /// <summary>Level enough for one line when close, or set in another column.</summary>
    private static bool IsBeside(PrintedLine a, PrintedLine b)
    {
        var distance = (b.Baseline - a.Baseline) / Math.Max(a.Size, b.Size);
        var space = Math.Max(b.Left - a.Right, a.Left - b.Right);
        return space > 0 && distance < (space > 2 * b.Size ? 0.6f : 0.4f);
    }
}
