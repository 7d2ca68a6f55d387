namespace ThongSuot.Documents.Reading;

/// <summary>Sets the words tesseract found as a printed page.</summary>
internal static class RecognisedPage
{
    private const float PointsPerInch = 72;
    private const float PageWidth = 595; // A4, where the resolution is not known

    public static PrintedPage Set(int number, List<RecognisedWord> words, GrayPage? picture, int dpi)
    {
        if (words.Count == 0) return new PrintedPage(number);
        var unit = dpi > 0 ? PointsPerInch / dpi : PageWidth / words.Max(w => w.Left + w.Width);
        var slope = Slope(words);
        var heights = words.Select(w => w.Height).Order().ToList();
        // A word's box reaches from its marks to its tails: about the size of the type.
        var size = heights[heights.Count / 2] * unit;
        var grids = picture?.Rulings(slope, unit) is { } rulings ? RuledGrid.Find(rulings.Lying, rulings.Standing, slack: 6) : [];
        words = WithoutSpecks(words, w => grids.Exists(g => g.CellAt((w.Left + w.Width / 2f) * unit, (w.Top + w.Height / 2f) * unit) >= 0));
        var printed = new List<PrintedWord>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var end = i;
            var middle = 0f;
            for (; end < words.Count && words[end].Line == words[i].Line; end++) middle += words[end].Top + words[end].Height / 2f - slope * (words[end].Left + words[end].Width / 2f);
            middle = middle / (end - i) * unit;
            for (; i < end; i++)
            {
                var left = (words[i].Left + slope * words[i].Top) * unit;
                // The next line's words do not follow in one run: their numbers skip one.
                printed.Add(new PrintedWord(words[i].Text, left, left + words[i].Width * unit, middle + 0.3f * size, size, printed.Count + words[i].Line, true, BlockTraits.Recognised));
            }
        }
        return PrintedPage.Of(number, printed, grids);
    }

    /// <summary>Specks, strokes of the pen and edges of the paper stand apart at the ends of lines outside tables and are short and doubtful.</summary>
    private static List<RecognisedWord> WithoutSpecks(List<RecognisedWord> words, Predicate<RecognisedWord> isInTable)
    {
        var kept = new List<RecognisedWord>(words.Count);
        foreach (var line in words.GroupBy(w => w.Line))
        {
            var own = line.ToList();
            while (own.Count > 0 && !isInTable(own[^1]) && IsSpeck(own[^1], own.Count > 1 ? own[^1].Left - own[^2].Left - own[^2].Width : int.MaxValue)) own.RemoveAt(own.Count - 1);
            while (own.Count > 0 && !isInTable(own[0]) && IsSpeck(own[0], own.Count > 1 ? own[1].Left - own[0].Left - own[0].Width : int.MaxValue)) own.RemoveAt(0);
            kept.AddRange(own);
        }
        return kept;
    }

    private static bool IsSpeck(RecognisedWord word, int space)
    {
        if (word.Text.Length > 3 || space < word.Height || space < 30) return false;
        if (word.Text.Length == 3) return word.Confidence < 40;
        return !word.Text.Any(char.IsAsciiDigit) && word.Confidence < 60 || word.Text.All(c => !char.IsLetterOrDigit(c)) && word.Text is not ("-" or "+" or "–" or "•");
    }

    /// <summary>How much the lines of a page laid askew fall per dot to the right: the middle of what the longer lines say.</summary>
    private static float Slope(List<RecognisedWord> words)
    {
        var slopes = new List<float>();
        foreach (var line in words.GroupBy(w => w.Line))
        {
            var (first, last) = (line.First(), line.Last());
            if (line.Count() < 6) continue;
            slopes.Add((last.Top + last.Height / 2f - first.Top - first.Height / 2f) / Math.Max(1, last.Left - first.Left));
        }
        if (slopes.Count < 3) return 0;
        slopes.Sort();
        var slope = slopes[slopes.Count / 2];
        return Math.Abs(slope) < 0.1f ? slope : 0;
    }
}
