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
        var grids = new List<RuledGrid>();
        if (picture?.Rulings(slope, unit) is { } rulings) grids = RuledGrid.Find(rulings.Lying, rulings.Standing);
        return PrintedPage.Of(number, printed, grids);
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
